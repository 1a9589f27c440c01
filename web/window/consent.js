// Decides how consent is asked for and shown: two equal buttons, nothing chosen beforehand, one click to give and one to take back.

import { openNotice } from "./notice.js";
import { saveReceipt } from "./receipt.js";
import { el, icon, prose } from "./text.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

/**
 * The question. The caller moves the focus to its heading.
 * @param {Words} words @param {Session} session
 * @param {{purpose: string, text: string, title?: string}} ask
 * @param {(decision: "given"|"refused") => Promise<void>} decided
 */
export function consentCard(words, session, ask, decided) {
  const failure = el("p", { class: "failure", role: "alert" });
  let busy = false;
  const buttons = /** @type {const} */ (["refused", "given"]).map((decision) =>
    el("button", { type: "button", class: "decision", "data-decision": decision, onclick: () => decide(decision) }, words.say(decision === "given" ? "consent-agree" : "consent-refuse")),
  );

  /** @param {"given"|"refused"} decision */
  async function decide(decision) {
    if (busy) return; // not `disabled`: that would throw the focus away
    busy = true;
    failure.textContent = "";
    try {
      await decided(decision);
    } catch (error) {
      failure.textContent = words.failure(error);
    }
    busy = false;
  }

  return el(
    "section",
    { class: "consent", role: "group", "aria-labelledby": "consent-title", "aria-describedby": "consent-text" },
    el("h2", { id: "consent-title", tabindex: "-1" }, el("span", { class: "eyebrow" }, icon("lock"), words.purpose(ask.purpose)), ask.title ?? words.say("consent-title")),
    el("p", { id: "consent-text" }, prose(ask.text)),
    whatHappens(words, session, ask.purpose),
    el("div", { class: "decisions" }, ...buttons),
    el("p", { class: "fine" }, words.say("consent-free")),
    failure,
  );
}

/** What, why, who, how long and how to take it back; folded, for who wants to know. @param {Words} words @param {Session} session @param {string} purpose */
function whatHappens(words, session, purpose) {
  const { notice } = session;
  const rows = [
    ["what", words.first(`happens-what-${purpose}`, "happens-what-other")],
    ["why", words.purpose(purpose)],
    ["who", words.first("happens-who-text")],
    ["long", words.say("happens-long-text")],
    ["back", words.say("happens-back-text")],
  ];
  return el(
    "details",
    { class: "happens" },
    el("summary", {}, words.say("happens")),
    el("dl", {}, ...rows.flatMap(([name, text]) => [el("dt", {}, words.say(`happens-${name}`)), el("dd", {}, text)])),
    notice && el("button", { type: "button", class: "quiet", onclick: () => openNotice(words, notice) }, words.say("notice-read")),
  );
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
    receipt ? el("button", { type: "button", class: "quiet", onclick: () => saveReceipt(receipt) }, words.say("receipt-title")) : null,
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
