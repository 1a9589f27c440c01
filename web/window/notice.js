// Decides how the privacy notice is shown: first in the chat, and whole in its panel.

import { sheet } from "./sheet.js";
import { el, icon, link, prose } from "./text.js";

/**
 * @typedef {import("./types.js").Notice} Notice
 * @typedef {import("./words.js").Words} Words
 */

/**
 * The card at the top of the log.
 * @param {Words} words @param {Notice} notice
 */
export function noticeCard(words, notice) {
  const folded = notice.text.replace(/\s+/g, " ");
  const text = el("p", { class: "notice-text" }, folded);
  const more = el("button", { type: "button", class: "quiet", "aria-expanded": "false" }, words.say("notice-read"));
  more.addEventListener("click", () => {
    const open = card.classList.toggle("whole");
    text.replaceChildren(prose(open ? notice.text : folded));
    more.setAttribute("aria-expanded", String(open));
    more.textContent = words.say(open ? "notice-fold" : "notice-read");
  });
  const card = el(
    "section",
    { class: "notice", "aria-label": notice.title },
    el("h2", {}, icon("shield"), notice.title),
    text,
    el("p", { class: "links" }, more, el("span", { class: "whole-only" }, link(notice.links.privacy, words.say("menu-notice"))), link(notice.links.imprint, words.say("menu-imprint"))),
  );
  // A short notice needs no button to unfold it.
  requestAnimationFrame(() => {
    more.hidden = text.scrollHeight <= text.clientHeight + 2;
  });
  return card;
}

/** The whole text in a panel. @param {Words} words @param {Notice} notice */
export function openNotice(words, notice) {
  return sheet(
    words,
    notice.title,
    el("div", { class: "reading" }, prose(notice.text)),
    el("p", { class: "links" }, link(notice.links.privacy, words.say("menu-notice")), link(notice.links.imprint, words.say("menu-imprint"))),
    el("p", { class: "fine" }, el("code", { title: notice.version }, `SHA-256 ${notice.version.slice(0, 16)}…`)),
  );
}
