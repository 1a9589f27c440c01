// Decides how tabs with the same visit stay in step: messages come to each by its own socket; what goes by HTTP is told to the others
// here, without a word of what it was. Nothing is stored.

export class Tabs {
  /** @type {BroadcastChannel|null} */
  #channel = null;

  /** @param {string} visit @param {() => void} changed what to do where another tab has changed something */
  join(visit, changed) {
    const name = `parlour-${visit}`;
    if (this.#channel?.name === name || !("BroadcastChannel" in globalThis)) return;
    this.leave();
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = changed;
  }

  /** Another tab should look again. */
  tell() {
    this.#channel?.postMessage("changed");
  }

  leave() {
    this.#channel?.close();
    this.#channel = null;
  }
}
