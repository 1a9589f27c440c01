// Decides which emoji are offered beside the field: a few, for those who have no key for them.

import { el } from "./text.js";

const OFFERED = ["🙂", "😀", "😂", "😉", "😍", "🤔", "😕", "😢", "😡", "👍", "👎", "👋", "🙏", "👏", "💪", "🎉", "❤️", "⭐", "✅", "❌", "⏰", "📦", "☕", "🌿"];
const COLUMNS = 6;

/**
 * A grid that is walked with the arrow keys and closed with Escape.
 * @param {string} label @param {(emoji: string) => void} pick @param {() => void} close
 */
export function emojiGrid(label, pick, close) {
  const buttons = OFFERED.map((emoji, i) => el("button", { type: "button", tabindex: i ? -1 : 0, onclick: () => pick(emoji) }, emoji));
  const grid = el("div", { class: "emoji-grid", role: "group", "aria-label": label }, ...buttons);
  grid.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (event.key === "Escape") close();
    const next = step && buttons[buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) + step];
    if (next) next.focus();
    if (next || event.key === "Escape") (event.preventDefault(), event.stopPropagation());
  });
  queueMicrotask(() => buttons[0]?.focus());
  return grid;
}
