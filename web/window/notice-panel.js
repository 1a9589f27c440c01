// Decides how the whole privacy notice is shown in a panel, with the number of its version.

import { sheet } from "./sheet.js";
import { el, link, prose } from "./text.js";

/**
 * @typedef {import("./types.js").Notice} Notice
 * @typedef {import("./words.js").Words} Words
 */

/** @param {Words} words @param {Notice} notice */
export function openNotice(words, notice) {
  return sheet(
    words,
    notice.title,
    el("div", { class: "reading" }, prose(notice.text)),
    el("p", { class: "links" }, link(notice.links.privacy, words.say("menu-notice")), link(notice.links.imprint, words.say("menu-imprint"))),
    el("p", { class: "fine" }, el("code", { title: notice.version }, `SHA-256 ${notice.version.slice(0, 16)}…`)),
  );
}
