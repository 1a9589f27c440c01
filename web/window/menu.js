// Decides what the menu offers: the four entries that nothing can remove, what helps to keep the conversation, sound and language.

import { el, icon } from "./text.js";

/** The languages' own names. */
const NAMES = { de: "Deutsch", en: "English", pl: "Polski", ru: "Русский", tr: "Türkçe" };

/**
 * @typedef {import("./types.js").Config} Config
 * @typedef {import("./types.js").Locale} Locale
 * @typedef {object} MenuActs
 * @property {() => void} notice
 * @property {() => void} data
 * @property {() => void} erase
 * @property {() => void} transcript
 * @property {(on: boolean) => void} sound
 * @property {(locale: Locale) => void} speak
 */

/** @param {import("./words.js").Words} words @param {Config} config @param {MenuActs} acts @param {boolean} loud whether sound is on */
export function menu(words, config, acts, loud) {
  const button = el("button", { type: "button", class: "icon-button", "aria-label": words.say("menu"), "aria-expanded": "false", "aria-controls": "menu" }, icon("menu"));
  /** @param {string} name @param {string} label @param {() => void} act */
  const entry = (name, label, act) =>
    el("li", {}, el("button", { type: "button", class: "entry", "data-entry": label, onclick: () => (show(false), act()) }, icon(name), words.say(`menu-${label}`)));
  const imprint = el("a", { class: "entry", "data-entry": "imprint", href: config.links.imprint, target: "_blank", rel: "noopener noreferrer" }, icon("page"), words.say("menu-imprint"));
  const language = el(
    "select",
    { id: "language", onchange: () => (show(false), acts.speak(config.locales[language.selectedIndex] ?? config.locale)) },
    ...config.locales.map((locale) => el("option", { value: locale, lang: locale, selected: locale === config.locale }, NAMES[locale] ?? locale)),
  );
  const sound = el("input", { type: "checkbox", role: "switch", checked: loud, onchange: () => acts.sound(sound.checked) });
  const list = el(
    "div",
    { id: "menu", class: "menu", hidden: true },
    el("ul", {}, entry("shield", "notice", acts.notice), el("li", {}, imprint), entry("person", "data", acts.data), entry("bin", "erase", acts.erase)),
    el("ul", {}, entry("down", "transcript", acts.transcript), entry("print", "print", () => print()), el("li", {}, el("label", { class: "entry" }, icon("bell"), el("span", {}, words.say("menu-sound")), sound))),
    el("div", { class: "language" }, el("label", { for: "language" }, words.say("language")), language),
  );
  const node = el("div", { class: "menu-place" }, button, list);

  /** @param {boolean} open */
  function show(open) {
    if (list.hidden === !open) return;
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    // The focus goes back before an entry acts, so that a panel returns it here as well.
    if (open) list.querySelector("button")?.focus();
    else button.focus();
  }
  button.addEventListener("click", () => show(list.hidden));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    show(false);
  });
  for (const type of ["focusin", "pointerdown"]) {
    document.addEventListener(type, (event) => {
      if (event.target instanceof Node && node.contains(event.target)) return;
      list.hidden = true;
      button.setAttribute("aria-expanded", "false");
    });
  }
  return node;
}
