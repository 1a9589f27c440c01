// Decides when the socket is opened again: back-off 1, 2, 4 .. 30 s with jitter, at once when the network returns; and how tabs with the
// same visit stay in step.

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
const WELCOME_WITHIN_MS = 8_000;

/**
 * @typedef {{type: string, [field: string]: unknown}} Frame
 * @typedef {object} SocketEvents
 * @property {() => Frame} hello   the first frame of a connection
 * @property {(frame: Frame, again: boolean) => void} welcomed   `again`: it was open before
 * @property {(frame: Frame) => void} frame
 * @property {() => void} lost
 */

export class Socket {
  #events;
  /** @type {WebSocket|null} */
  #wire = null;
  #open = false;
  #before = false;
  #ended = false;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #online = () => this.#retryNow();
  // A phone that was in a pocket has often lost its connection and waits for the next try.
  #shown = () => document.hidden || this.#retryNow();

  /** @param {SocketEvents} events */
  constructor(events) {
    this.#events = events;
    addEventListener("online", this.#online);
    document.addEventListener("visibilitychange", this.#shown);
    this.#connect();
  }

  /** Whether frames go out now. */
  get open() {
    return this.#open;
  }

  /** @param {Frame} frame */
  send(frame) {
    if (this.#open) this.#wire?.send(JSON.stringify(frame));
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#online);
    document.removeEventListener("visibilitychange", this.#shown);
    this.#wire?.close();
  }

  #connect() {
    const url = new URL("/api/v1/visit/socket", location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const wire = new WebSocket(url);
    this.#wire = wire;
    const patience = setTimeout(() => wire.close(), WELCOME_WITHIN_MS);
    wire.addEventListener("open", () => wire.send(JSON.stringify(this.#events.hello())));
    wire.addEventListener("message", (event) => {
      const frame = parse(event.data);
      if (!frame || this.#ended || wire !== this.#wire) return;
      if (frame.type === "welcome") {
        clearTimeout(patience);
        this.#open = true;
        this.#failures = 0;
        this.#events.welcomed(frame, this.#before);
        this.#before = true;
      } else this.#events.frame(frame);
    });
    wire.addEventListener("close", () => {
      clearTimeout(patience);
      if (wire === this.#wire) this.#closed();
    });
  }

  #closed() {
    this.#open = false;
    this.#wire = null;
    if (this.#ended) return;
    this.#timer = setTimeout(() => this.#connect(), backOff(this.#failures, Math.random()));
    this.#failures += 1;
    this.#events.lost();
  }

  #retryNow() {
    if (this.#wire || this.#ended) return;
    clearTimeout(this.#timer);
    this.#connect();
  }
}

/**
 * How long to wait before the next try: doubled each time, spread over its upper half so that a thousand windows do not
 * come back in the same moment.
 * @param {number} failures so far @param {number} chance from 0 to 1 @returns {number} milliseconds
 */
export function backOff(failures, chance) {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return full / 2 + (full / 2) * chance;
}

/** @param {unknown} data @returns {Frame|null} */
function parse(data) {
  try {
    const frame = JSON.parse(String(data));
    return frame && typeof frame.type === "string" ? frame : null;
  } catch {
    return null;
  }
}

/**
 * Messages come to each tab by its own socket; that something went by HTTP is told to the others here, without a word of what it was.
 * Nothing is stored.
 */
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
