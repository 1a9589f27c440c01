// Decides how a panel lies over the chat: a modal dialog that Escape closes and that gives the focus back.

import { el, icon } from "./text.js";

/**
 * @param {import("./words.js").Words} words
 * @param {string} title
 * @param {...Node} content
 * @returns {HTMLDialogElement} already open
 */
export function sheet(words, title, ...content) {
  const before = document.activeElement;
  const heading = el("h2", { id: "sheet-title", tabindex: "-1" }, title);
  const dialog = el(
    "dialog",
    { class: "sheet", "aria-labelledby": "sheet-title" },
    el(
      "header",
      { class: "sheet-head" },
      heading,
      el("button", { type: "button", class: "icon-button", "aria-label": words.say("close"), onclick: () => dialog.close() }, icon("close")),
    ),
    el("div", { class: "sheet-body" }, ...content),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return dialog;
}
