// Decides which words the window shows: the server's texts, names of purposes and fields, dates in the visitor's language.

import { Problem } from "./api.js";

/** @typedef {import("./types.js").Config} Config */

export class Words {
  #texts;
  locale;
  /** The name that the visitor knows. */
  organisation;

  /** @param {Config} config */
  constructor(config) {
    this.#texts = config.texts;
    this.locale = config.locale;
    this.organisation = config.organisation;
  }

  /**
   * The text of a key, `window-` left out; `{name}` and `{ $name }` are filled in.
   * @param {string} key
   * @param {Record<string, string>} [values]
   * @param {string} [other] where there is no such text
   */
  say(key, values = {}, other = key) {
    const text = this.#texts[`window-${key}`] ?? other;
    // Fluent wraps what it fills in with isolation marks; what is filled in here needs none.
    return text.replace(/[\u2068\u2069]/g, "").replace(/\{\s*\$?(\w+)\s*\}/g, (whole, name) => values[name] ?? whole);
  }

  /** The name of a purpose; an organisation's own purposes are named by themselves. @param {string} purpose */
  purpose(purpose) {
    return this.#texts[`purpose-${purpose}`] ?? purpose;
  }

  /** Who speaks; a member by their public name. @param {import("./types.js").Author} from @param {string|null} [name] */
  author(from, name) {
    return name || this.say(`author-${from === "visitor" ? "you" : from}`);
  }

  /** The name of a contact field. @param {string} field */
  field(field) {
    return this.say(`field-${field.replace("_", "-")}`, {}, field);
  }

  /** What went wrong, in a sentence: the server's own where it said one. @param {unknown} error @param {string} [unreached] where no answer came */
  failure(error, unreached = "offline") {
    if (error instanceof Problem && error.status !== 0 && error.message !== String(error.status)) return error.message;
    return this.say(error instanceof Problem && error.status === 0 ? unreached : "error-general");
  }

  /** @param {string} at RFC 3339 */
  time(at) {
    return this.#format(at, { hour: "2-digit", minute: "2-digit" });
  }

  /** @param {string} at RFC 3339 */
  dateTime(at) {
    return this.#format(at, { dateStyle: "long", timeStyle: "short" });
  }

  /** A day, the same everywhere. @param {string} day `YYYY-MM-DD` */
  date(day) {
    return this.#format(day, { dateStyle: "long", timeZone: "UTC" });
  }

  /** The day as a heading: today, yesterday, or its date. @param {string} at @param {Date} [now] */
  day(at, now = new Date()) {
    const days = Math.round((midnight(now) - midnight(new Date(at))) / 86_400_000);
    if (days === 0 || days === 1) return this.say(days === 0 ? "today" : "yesterday");
    return this.#format(at, { weekday: "long", day: "numeric", month: "long", ...(days > 300 ? { year: "numeric" } : {}) });
  }

  /** English dates as Europe writes them: the day first, 24 hours. @param {string} at @param {Intl.DateTimeFormatOptions} options */
  #format(at, options) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? at : new Intl.DateTimeFormat(this.locale === "en" ? "en-GB" : this.locale, options).format(date);
  }
}

/** @param {Date} date */
function midnight(date) {
  return new Date(date).setHours(0, 0, 0, 0);
}
