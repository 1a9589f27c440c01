// Decides how consent is asked for: in plain words, two equal buttons, nothing chosen beforehand, and what happens to it for who wants to know.

import { openNotice } from "./notice-panel.js";
import { el, icon, prose } from "./text.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

/**
 * The question. The caller moves the focus to its heading.
 * @param {Words} words @param {Session} session
 * @param {{purpose: string, text: string, title?: string, again?: "changed"|"expired"}} ask   `again`: why it is asked again
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
    ask.again && el("p", { class: "again" }, words.say(`consent-again-${ask.again}`)),
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
    ["what", words.say(`happens-what-${purpose}`, {}, words.say("happens-what-other"))],
    ["why", words.purpose(purpose)],
    ["who", words.say("happens-who-text", { organisation: words.organisation })],
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
