// Decides how a private link to one's data is handed out: only when asked for, with a plain warning, to copy or to print.

import { privateLink } from "./storage.js";
import { el, icon } from "./text.js";

const LINK = "M10 14l4-4M9 8l2-2a4 4 0 016 6l-2 2M15 16l-2 2a4 4 0 01-6-6l2-2";

/** @param {import("./words.js").Words} words @param {string} token */
export function linkSection(words, token) {
  const field = el("textarea", { id: "private-link", readonly: true, rows: 3, spellcheck: "false", onfocus: () => field.select() });
  field.value = privateLink(token);
  const said = el("p", { class: "fine", role: "status" });
  const copy = async () => {
    field.select();
    // Inside a frame of another page the clipboard may be closed; the old way still works there.
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => document.execCommand("copy"));
    if (copied) said.textContent = words.say("copied");
  };
  const shown = el(
    "div",
    { class: "private", hidden: true },
    el("p", { class: "warning" }, words.say("link-warning")),
    el("label", { for: "private-link" }, words.say("link-label")),
    field,
    el(
      "p",
      { class: "buttons" },
      el("button", { type: "button", class: "plain", onclick: () => void copy() }, icon(LINK), words.say("link-copy")),
      el("button", { type: "button", class: "plain", onclick: () => print() }, icon("print"), words.say("print")),
    ),
    said,
  );
  const show = el("button", { type: "button", class: "plain" }, icon(LINK), words.say("link-make"));
  show.addEventListener("click", () => {
    shown.hidden = false;
    show.hidden = true;
    field.focus();
  });
  return el("section", { class: "link-section" }, el("h3", {}, words.say("link-title")), el("p", { class: "fine" }, words.say("link-text")), el("p", { class: "buttons" }, show), shown);
}
