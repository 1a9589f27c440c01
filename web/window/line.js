// Decides how one line of the log looks: who said it and when, what it holds, and whether it has gone out; or which consent stands.

import { onlyEmoji } from "./markdown.js";
import { el, icon, prose, rich } from "./text.js";

/**
 * @typedef {import("./types.js").Line} Line
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 * @typedef {{same: boolean, last: boolean}} Place   `same`: goes on after a line of the same author; `last`: nothing stands below it
 */

const PAUSE_MS = 300_000;

/** Whether a line needs no name and time of its own. @param {Line} line @param {Line|undefined} before */
export function goesOn(line, before) {
  return before?.from === line.from && before.by === line.by && Date.parse(line.at) - Date.parse(before.at) < PAUSE_MS;
}

/** What makes a line look different, but for whether it has gone out. @param {Line} line @param {Place} place */
export function look(line, { same }) {
  return JSON.stringify([line.text, line.sealed, line.edited, line.by, line.file?.id, same]);
}

/** @param {Words} words @param {Session} session @param {Line} line @param {Place} place */
export function messageLine(words, session, line, { same }) {
  return el(
    "article",
    { class: "line", "data-from": line.from, "data-same": same },
    el(
      "p",
      { class: same ? "by for-ears" : "by" },
      el("span", { class: "author" }, words.author(line.from, line.by)),
      " ",
      el("time", { datetime: line.at }, words.time(line.at)),
    ),
    body(words, session, line),
    line.edited ? el("p", { class: "state" }, words.say("edited")) : null,
  );
}

/** @param {Words} words @param {Session} session @param {Line} line */
function body(words, session, line) {
  if (line.file && !line.sealed) return fileCard(words, session, line, line.file);
  if (line.text === null || line.sealed) return el("p", { class: "body sealed" }, icon("lock"), words.say("sealed", { purpose: words.purpose(line.sealed ?? "conversation") }));
  if (line.from === "bot") return el("div", { class: "body" }, rich(line.text));
  return el("p", { class: onlyEmoji(line.text) ? "body jumbo" : "body" }, prose(line.text));
}

/** How far a line of the visitor's has come, as the key of a text; nothing once somebody has answered. @param {Line} line @param {Place} place @param {boolean} online */
export function state(line, { last }, online) {
  if (line.pending) return online ? "sending" : "waits";
  return last && line.from === "visitor" ? "sent" : "";
}

/** Says it in the line that stands there already: a new one would be read out again. @param {Words} words @param {HTMLElement} node @param {string} said */
export function sayState(words, node, said) {
  node.toggleAttribute("data-pending", said === "sending" || said === "waits");
  node.querySelector(".sent")?.remove();
  if (said) node.append(el("p", { class: "state sent" }, said === "sent" ? icon("check") : "", words.say(said)));
}

/** @param {Words} words @param {Session} session @param {Line} line @param {import("./types.js").FileCard} file */
function fileCard(words, session, line, file) {
  const place = el("div", { class: "file" }, file.name);
  import("./files.js").then(({ fileParts }) => place.replaceChildren(...fileParts(words, session, line, file).filter((part) => part !== null)), () => {});
  return place;
}

/** Lets go of the pictures in a node that leaves the screen. @param {ParentNode} node */
export function letGo(node) {
  for (const image of node.querySelectorAll("img")) if (image.src.startsWith("blob:")) URL.revokeObjectURL(image.src);
}

/** Which consent stands, among the messages. @param {Words} words @param {Session} session @param {import("./types.js").Consent} consent */
export function consentLine(words, session, consent) {
  const place = el("div", { class: "act", "data-purpose": consent.purpose, "data-state": consent.state });
  import("./consent-line.js").then(({ consentParts }) => place.append(...consentParts(words, session, consent)), () => {});
  return place;
}
