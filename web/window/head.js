// Decides what stands at the top: whose window this is and in which colour, who answers now, whether somebody is here, the menu and the way out; and what the
// embedding page is told: four words, only to the origins that the site lists. Nothing is listened to.

import { menu } from "./menu.js";
import { el, icon } from "./text.js";

/**
 * @typedef {import("./types.js").Config} Config
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

const embedded = window.parent !== window;

export class Head {
  #words;
  #config;
  #session;
  #here = el("span", { class: "here" });
  #who = el("span");

  /** @param {Words} words @param {Config} config @param {Session} session @param {HTMLElement|null} list the menu; none where the visit is over */
  constructor(words, config, session, list) {
    this.#words = words;
    this.#config = config;
    this.#session = session;
    const [first = ""] = config.organisation.trim();
    const close = embedded && config.parent_origins.length > 0
      ? el("button", { type: "button", class: "icon-button", "aria-label": words.say("close"), onclick: () => tellParent("close", config.parent_origins) }, icon("close"))
      : null;
    this.node = el(
      "header",
      { class: "top" },
      el("span", { class: "monogram", "aria-hidden": "true" }, first.toUpperCase()),
      el("div", { class: "who" }, el("h1", {}, config.organisation), list && el("p", { class: "status", role: "status" }, this.#here, this.#who)),
      list,
      close,
    );
  }

  /** Connection before everything; else whether somebody is here, and that a machine answers where one does. */
  show() {
    const { online, closed, accompanied, availability, notice } = this.#session;
    if (online && !notice) return; // nothing is known yet, and what is said now would move
    const words = this.#words;
    this.#here.hidden = !online || closed || !availability;
    this.#here.textContent = availability?.text ?? "";
    this.#who.textContent = words.say(!online ? "offline" : closed ? "closed-short" : accompanied ? "person" : "machine");
    this.node.dataset["here"] = String(online && (availability?.here ?? true));
  }

  /** How many messages nobody has looked at: beside the title, and for the page around. @param {number} count */
  unread(count) {
    const { organisation, parent_origins: origins } = this.#config;
    const title = count > 0 ? `(${count}) ${organisation}` : organisation;
    if (document.title === title) return;
    document.title = title;
    tellParent("unread", origins, { count });
  }
}

/** @param {Words} words @param {Config} config @param {Session} session @param {import("./menu.js").MenuActs} acts @param {boolean} loud */
export function head(words, config, session, acts, loud) {
  return new Head(words, config, session, menu(words, config, acts, loud));
}

/** The organisation's colour as the accent, with the ink that can be read on it. @param {string|undefined} accent #rrggbb */
export function colour(accent) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent ?? "");
  if (!hex || !accent) return;
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => {
    const c = parseInt(part, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  document.documentElement.style.setProperty("--accent", accent);
  document.documentElement.style.setProperty("--on-accent", light > 0.179 ? "#111" : "#fff");
  // As text on paper a bright colour has to be deeper: lightness goes with the third root of luminance.
  document.documentElement.style.setProperty("--deep", `${Math.min(82, 100 * Math.cbrt(0.13 / light))}%`);
}

/** @typedef {"ready"|"close"|"erased"|"unread"} Word */

/**
 * @param {Word} word
 * @param {string[]} origins the site's allowed origins
 * @param {{count: number}} [more] of `unread`: how many messages nobody has looked at; never what they say
 */
export function tellParent(word, origins, more) {
  if (!embedded) return;
  // Where the browser names the embedding origin, only that one is written to, and only if it is listed.
  const named = location.ancestorOrigins?.[0];
  for (const origin of named ? origins.filter((each) => each === named) : origins) {
    window.parent.postMessage({ parlour: word, ...more }, origin);
  }
}
