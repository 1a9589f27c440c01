// Decides what counts as unread: lines of others that came while nobody looked, and where they begin.

/** @typedef {import("./types.js").Line} Line */

export class Unread {
  count = 0;
  /** @type {string|null} the first of them; the divider above it stays until the visitor writes or more comes unseen */
  first = null;
  /** @type {Set<string>|null} null until the visit is told for the first time: what stood there is not new */
  #known = null;

  /**
   * @param {Line[]} lines
   * @param {boolean} looking whether the visitor sees the end of the log
   * @returns {boolean} whether something of others came
   */
  told(lines, looking) {
    const known = this.#known;
    this.#known = new Set(lines.map((line) => line.ref));
    if (!known) return false;
    const fresh = lines.filter((line) => !known.has(line.ref));
    if (fresh.some((line) => line.from === "visitor")) this.first = null;
    const others = fresh.filter((line) => line.from === "bot" || line.from === "member");
    if (!looking && others.length > 0) {
      if (this.count === 0) this.first = others[0]?.ref ?? null;
      this.count += others.length;
    }
    return others.length > 0;
  }

  /** The visitor sees the end of the log. */
  read() {
    this.count = 0;
  }
}
