// Decides how one line of the log looks: who said it and when, what it holds, and whether it has gone out; or which consent stands, with
// the button that takes it back with one click, as one click gave it.

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

/** What makes a line look different. @param {Line} line @param {Place} place @param {boolean} online */
export function look(line, { same, last }, online) {
  return JSON.stringify([line.text, line.sealed, line.pending && !online, line.pending, line.edited, line.by, line.file?.id, same, last && line.from === "visitor"]);
}

/** @param {Words} words @param {Session} session @param {Line} line @param {Place} place */
export function messageLine(words, session, line, { same, last }) {
  return el(
    "article",
    { class: "line", "data-from": line.from, "data-same": same, "data-pending": line.pending },
    el(
      "p",
      { class: same ? "by for-ears" : "by" },
      el("span", { class: "author" }, words.author(line.from, line.by)),
      " ",
      el("time", { datetime: line.at, title: words.dateTime(line.at) }, words.time(line.at)),
    ),
    body(words, session, line),
    line.edited ? el("p", { class: "state" }, words.say("edited")) : null,
    state(words, session, line, last),
  );
}

/** @param {Words} words @param {Session} session @param {Line} line */
function body(words, session, line) {
  if (line.file && !line.sealed) return fileCard(words, session, line, line.file);
  if (line.text === null || line.sealed) return el("p", { class: "body sealed" }, icon("lock"), words.say("sealed", { purpose: words.purpose(line.sealed ?? "conversation") }));
  if (line.from === "bot") return el("div", { class: "body" }, rich(line.text));
  return el("p", { class: onlyEmoji(line.text) ? "body jumbo" : "body" }, prose(line.text));
}

/** @param {Words} words @param {Session} session @param {Line} line @param {boolean} last */
function state(words, session, line, last) {
  if (line.pending) return el("p", { class: "state" }, words.say(session.online ? "sending" : "waits"));
  return last && line.from === "visitor" ? el("p", { class: "state" }, icon("check"), words.say("sent")) : null;
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

/**
 * The line in the log that says what stands, with the button that takes it back.
 * @param {Words} words @param {Session} session @param {import("./types.js").Consent} consent
 */
export function consentLine(words, session, consent) {
  const failure = el("span", { class: "failure", role: "alert" });
  const receipt = session.receipts.get(consent.purpose);
  const withdraw = withdrawButton(words, session, consent.purpose, failure);
  return el(
    "div",
    { class: "act", "data-purpose": consent.purpose, "data-state": consent.state },
    el("span", {}, icon(consent.state === "given" ? "check" : "lock"), words.say(`consent-${consent.state}-for`, { purpose: words.purpose(consent.purpose) }), " · ", el("time", { datetime: consent.at }, words.time(consent.at))),
    consent.state === "given" ? withdraw : null,
    receipt ? el("button", { type: "button", class: "quiet", onclick: async () => (await import("./receipt.js")).saveReceipt(receipt) }, words.say("receipt-title")) : null,
    failure,
  );
}

/**
 * One click, as giving was.
 * @param {Words} words @param {Session} session @param {string} purpose @param {HTMLElement} failure where a problem is said
 * @param {() => void} [done]
 */
export function withdrawButton(words, session, purpose, failure, done = () => {}) {
  const button = el("button", { type: "button", class: "quiet", "aria-label": words.say("data-withdraw-for", { purpose: words.purpose(purpose) }) }, words.say("data-withdraw"));
  let busy = false;
  button.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    try {
      await session.withdraw(purpose);
      done();
    } catch (error) {
      failure.textContent = words.failure(error);
    }
    busy = false;
  });
  return button;
}
