// Decides what the menu offers: the four entries that nothing can remove, and the language.

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
 * @property {(locale: Locale) => void} speak
 */

/** @param {import("./words.js").Words} words @param {Config} config @param {MenuActs} acts */
export function menu(words, config, acts) {
  const button = el("button", { type: "button", class: "icon-button", "aria-label": words.say("menu"), "aria-expanded": "false", "aria-controls": "menu" }, icon("menu"));
  /** @param {string} name @param {string} label @param {() => void} act */
  const entry = (name, label, act) =>
    el("li", {}, el("button", { type: "button", class: "entry", "data-entry": label, onclick: () => (show(false), act()) }, icon(name), words.say(`menu-${label}`)));
  const imprint = el("a", { class: "entry", "data-entry": "imprint", href: config.links.imprint, target: "_blank", rel: "noopener noreferrer" }, icon("page"), words.say("menu-imprint"));
  const language = el(
    "select",
    { id: "language", onchange: () => (show(false), acts.speak(/** @type {Locale} */ (language.value))) },
    ...config.locales.map((locale) => el("option", { value: locale, lang: locale, selected: locale === config.locale }, NAMES[locale] ?? locale)),
  );
  const list = el(
    "div",
    { id: "menu", class: "menu", hidden: true },
    el("ul", {}, entry("shield", "notice", acts.notice), el("li", {}, imprint), entry("person", "data", acts.data), entry("bin", "erase", acts.erase)),
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
  node.addEventListener("focusout", (event) => {
    const to = /** @type {Node|null} */ (event.relatedTarget);
    if (to && !node.contains(to)) (list.hidden = true, button.setAttribute("aria-expanded", "false"));
  });
  document.addEventListener("pointerdown", (event) => {
    if (!node.contains(/** @type {Node} */ (event.target))) (list.hidden = true, button.setAttribute("aria-expanded", "false"));
  });
  return node;
}
