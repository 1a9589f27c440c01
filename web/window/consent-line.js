// Decides how a consent that stands is shown in the log, and that one click takes it back, as one click gave it.

import { saveReceipt } from "./receipt.js";
import { el, icon } from "./text.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

/**
 * The line in the log that says what stands, with the button that takes it back.
 * @param {Words} words @param {Session} session @param {import("./types.js").Consent} consent
 */
export function consentParts(words, session, consent) {
  const failure = el("span", { class: "failure", role: "alert" });
  const receipt = session.receipts.get(consent.purpose);
  const withdraw = withdrawButton(words, session, consent.purpose, failure);
  const receiptButton = receipt && el("button", { type: "button", class: "quiet", onclick: () => saveReceipt(receipt) }, words.say("receipt-title"));
  return [
    el("span", {}, icon(consent.state === "given" ? "check" : "lock"), words.say(`consent-${consent.state}-for`, { purpose: words.purpose(consent.purpose) }), " · ", el("time", { datetime: consent.at }, words.time(consent.at))),
    ...(consent.state === "given" ? [withdraw] : []),
    ...(receiptButton ? [receiptButton] : []),
    failure,
  ];
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
