// Decides how a receipt is shown and saved: the act, the time, a short id, and the whole proof as a file.

import { el, icon } from "./text.js";

/**
 * @typedef {import("./types.js").Receipt} Receipt
 * @typedef {import("./words.js").Words} Words
 */

/** @param {Words} words @param {Receipt} receipt */
export function receiptCard(words, receipt) {
  return el(
    "section",
    { class: "receipt", "aria-label": words.say("receipt-title") },
    el("h3", {}, icon("check"), words.say("receipt-title")),
    el(
      "dl",
      {},
      el("dt", {}, words.say("receipt-what")), el("dd", {}, el("code", {}, receipt.act)),
      el("dt", {}, words.say("receipt-at")), el("dd", {}, el("time", { datetime: receipt.at }, words.dateTime(receipt.at))),
      el("dt", {}, words.say("receipt-number")), el("dd", {}, el("code", {}, shortId(receipt.id))),
    ),
    el("p", {}, words.say("receipt-text")),
    el("p", {}, words.say("receipt-keep")),
    el("button", { type: "button", class: "plain", onclick: () => saveReceipt(receipt) }, icon("down"), words.say("receipt-download")),
  );
}

/** @param {Receipt} receipt */
export function saveReceipt(receipt) {
  save(new Blob([JSON.stringify(receipt, null, 2)], { type: "application/json" }), `receipt-${shortId(receipt.id)}.json`);
}

/** Hands a file to the visitor. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const href = URL.createObjectURL(blob);
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** The end of an id tells more than its start, which is a time. @param {string} id */
function shortId(id) {
  return id.replaceAll("-", "").slice(-10);
}
