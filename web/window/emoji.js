// Decides which emoji are offered beside the field: a few, for those who have no key for them.

import { el } from "./text.js";

const OFFERED = ["🙂", "😀", "😂", "😉", "😍", "🤔", "😕", "😢", "😡", "👍", "👎", "👋", "🙏", "👏", "💪", "🎉", "❤️", "⭐", "✅", "❌", "⏰", "📦", "☕", "🌿"];
const COLUMNS = 8;

/**
 * Opens or closes the grid, which is walked with the arrow keys and closed with Escape.
 * @param {HTMLElement} place @param {HTMLElement} opener @param {HTMLInputElement|HTMLTextAreaElement} field where the emoji goes
 */
export function toggleEmoji(place, opener, field) {
  const before = place.querySelector(".emoji-grid");
  const close = () => {
    (before ?? grid).remove();
    opener.setAttribute("aria-expanded", "false");
    field.focus();
  };
  const pick = (/** @type {string} */ emoji) => {
    field.setRangeText(emoji, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
    close();
  };
  const buttons = OFFERED.map((emoji, i) => el("button", { type: "button", tabindex: i ? -1 : 0, onclick: () => pick(emoji) }, emoji));
  const grid = el("div", { class: "emoji-grid", role: "group", "aria-label": opener.getAttribute("aria-label") }, ...buttons);
  if (before) return close();
  grid.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (event.key === "Escape") close();
    const next = step && buttons[buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) + step];
    if (next) next.focus();
    if (next || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  place.prepend(grid);
  opener.setAttribute("aria-expanded", "true");
  buttons[0]?.focus();
}
