// Decides how a visit ends: the question before erasing, and the last screen with its receipt.

import { receiptCard } from "./receipt.js";
import { sheet } from "./sheet.js";
import { el, icon } from "./text.js";

/**
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./types.js").Receipt} Receipt
 */

/** @param {Words} words @param {import("./session.js").Session} session */
export function askErase(words, session) {
  const failure = el("p", { class: "failure", role: "alert" });
  const yes = el("button", { type: "button", class: "plain danger", "data-act": "erase" }, words.say("erase-confirm"));
  const no = el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, words.say("erase-keep"));
  const dialog = sheet(words, words.say("menu-erase"), el("p", { class: "reading" }, words.say("erase-text")), el("div", { class: "decisions" }, no, yes), failure);
  yes.addEventListener("click", async () => {
    yes.disabled = true;
    try {
      await session.erase();
      dialog.close();
    } catch (error) {
      yes.disabled = false;
      failure.textContent = words.failure(error);
    }
  });
}

/**
 * The screen after the end.
 * @param {Words} words @param {Receipt|null} receipt of an erasure; null where time has destroyed the visit
 * @param {() => void} again
 */
export function lastScreen(words, receipt, again) {
  const kind = receipt ? "erased" : "ended";
  return el(
    "main",
    { class: "last", "data-screen": kind },
    el("div", { class: "seal" }, icon("check")),
    el("h2", { tabindex: "-1" }, words.say(receipt ? "erased-title" : "error-ended")),
    receipt ? el("p", {}, words.say("erased-text")) : null,
    receipt ? receiptCard(words, receipt) : null,
    el("button", { type: "button", class: "plain", onclick: again }, words.say("start-again")),
  );
}
