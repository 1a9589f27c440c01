// Decides which words the window shows: the server's texts, names of purposes and fields, dates in the visitor's language.

import { Problem } from "./api.js";

/** @typedef {import("./types.js").Config} Config */

export class Words {
  #texts;
  #locale;

  /** @param {Config} config */
  constructor(config) {
    this.#texts = config.texts;
    this.#locale = config.locale;
  }

  /**
   * The text of a key, `window-` left out; `{name}` and `{ $name }` are filled in.
   * @param {string} key
   * @param {Record<string, string>} [values]
   */
  say(key, values = {}) {
    const text = this.#texts[`window-${key}`] ?? key;
    // Fluent wraps what it fills in with isolation marks; what is filled in here needs none.
    return text.replace(/[\u2068\u2069]/g, "").replace(/\{\s*\$?(\w+)\s*\}/g, (whole, name) => values[name] ?? whole);
  }

  /** The name of a purpose; an organisation's own purposes are named by themselves. @param {string} purpose */
  purpose(purpose) {
    return this.#texts[`purpose-${purpose}`] ?? purpose;
  }

  /** Who speaks. @param {import("./types.js").Author} from */
  author(from) {
    return this.say(`author-${from === "visitor" ? "you" : from}`);
  }

  /** The name of a contact field. @param {string} field */
  field(field) {
    return this.#texts[`window-field-${field}`] ?? field;
  }

  /** What went wrong, in a sentence: the server's own where it said one. @param {unknown} error */
  failure(error) {
    if (error instanceof Problem && error.status !== 0 && error.message !== String(error.status)) return error.message;
    return this.say(error instanceof Problem && error.status === 0 ? "offline" : "error-general");
  }

  /** @param {string} at RFC 3339 */
  time(at) {
    return this.#format(at, { hour: "2-digit", minute: "2-digit" });
  }

  /** @param {string} at RFC 3339 */
  dateTime(at) {
    return this.#format(at, { dateStyle: "long", timeStyle: "short" });
  }

  /** English dates as Europe writes them: the day first, 24 hours. @param {string} at @param {Intl.DateTimeFormatOptions} options */
  #format(at, options) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? at : new Intl.DateTimeFormat(this.#locale === "en" ? "en-GB" : this.#locale, options).format(date);
  }
}
