// Decides what stands in the log and in which order: every message once, the visitor's own line where it belongs, nothing lost; and what
// of it is unread: lines of others that came while nobody looked.

/**
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./types.js").Pending} Pending
 * @typedef {import("./types.js").Line} Line
 */

/** @type {"visitor"} */
const VISITOR = "visitor";

export class Log {
  /** @type {Map<number, Message>} by sequence number */
  #messages = new Map();
  /** @type {Map<number, string>} the key of a line that was written here, so that its node stays */
  #keys = new Map();
  /** @type {Pending[]} in the order of writing */
  #pending = [];
  /** @type {Set<number>} also those that were deleted since */
  #seen = new Set();
  #after = 0;

  /**
   * The last sequence number below which nothing is missing here: what a new connection asks to be told after.
   * A gap (or an acknowledgement that overtook a message) keeps it low, and what comes twice is dropped.
   */
  get after() {
    return this.#after;
  }

  /** Whether the visitor has written or chosen anything. */
  get begun() {
    return this.#pending.length > 0 || [...this.#messages.values()].some((message) => message.from === "visitor");
  }

  /** The oldest line that the server has not acknowledged. @returns {Pending|undefined} */
  get unsent() {
    return this.#pending.find((line) => line.seq === null);
  }

  /** Everything there is, as the server tells it: replaces what was known. @param {Message[]} messages */
  replace(messages) {
    const last = Math.max(0, ...messages.map((message) => message.seq));
    this.#messages = new Map([...this.#messages].filter(([seq]) => seq > last));
    for (const message of messages) this.add(message);
    for (let seq = this.#after + 1; seq <= last; seq += 1) this.#seen.add(seq);
    this.#pending = this.#pending.filter((line) => line.seq === null || line.seq > last);
    this.#advance();
  }

  /** @param {Message} message */
  add(message) {
    const owner = this.#pending.find((line) => line.seq === message.seq);
    if (owner) {
      this.#keys.set(message.seq, owner.key);
      this.#pending = this.#pending.filter((line) => line !== owner);
    }
    this.#messages.set(message.seq, message);
    this.#seen.add(message.seq);
    this.#advance();
  }

  /** @param {Pending} line */
  write(line) {
    this.#pending.push(line);
  }

  /** The server has it, as number `seq`; its message may be here already. @param {string} key @param {number} seq */
  settle(key, seq) {
    const line = this.#pending.find((each) => each.key === key);
    if (!line) return;
    line.seq = seq;
    if (this.#messages.has(seq)) {
      this.#keys.set(seq, key);
      this.#pending = this.#pending.filter((each) => each !== line);
    }
  }

  /**
   * An answer over HTTP: its first new message of the visitor is the line itself.
   * @param {string} key @param {Message[]} messages @returns {boolean} whether the line was among them
   */
  answer(key, messages) {
    const own = messages.find((message) => message.from === "visitor" && !this.#keys.has(message.seq));
    if (own) this.settle(key, own.seq);
    else this.drop(key);
    for (const message of messages) this.add(message);
    return own !== undefined;
  }

  /** The server refused it: it was never said. @param {string} key */
  drop(key) {
    this.#pending = this.#pending.filter((line) => line.key !== key);
  }

  /** A member corrected what they had written. @param {Message} message */
  change(message) {
    if (this.#messages.has(message.seq)) this.#messages.set(message.seq, message);
  }

  /** It was deleted. @param {string} id */
  remove(id) {
    for (const [seq, message] of this.#messages) if (message.id === id) this.#messages.delete(seq);
  }

  /** @returns {Line[]} acknowledged lines by number, then what waits */
  lines() {
    const told = [...this.#messages.values()].map((message) => ({
      order: message.seq,
      line: { ...message, ref: this.#keys.get(message.seq) ?? message.id, sealed: message.sealed, pending: false },
    }));
    const waiting = this.#pending.map((own) => ({
      order: own.seq ?? Infinity,
      line: { ref: own.key, from: VISITOR, text: own.shown, sealed: undefined, at: own.at, pending: own.seq === null },
    }));
    // Infinity - Infinity is not a number: equal orders keep their place, for the sort is stable.
    return [...told, ...waiting].sort((a, b) => (a.order === b.order ? 0 : a.order - b.order)).map(({ line }) => line);
  }

  #advance() {
    while (this.#seen.delete(this.#after + 1)) this.#after += 1;
  }
}

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
