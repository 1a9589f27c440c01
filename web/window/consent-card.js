// Decides how consent is asked for, one or several on a card: in plain words, two equal buttons each, nothing chosen beforehand, and what
// happens to it for who wants to know.

import { openNotice } from "./notice-panel.js";
import { el, icon, prose } from "./text.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

/** What the bot asks: one consent, or several. @param {Words} words @param {Session} session @param {import("./types.js").ConsentAsk | import("./types.js").ConsentsAsk} ask */
export const askedCard = (words, session, ask) =>
  ask.kind === "consents" ? consentsCard(words, session, ask) : consentCard(words, session, ask, (decision) => session.decide(ask, decision));

/**
 * The question. The caller moves the focus to its heading.
 * @param {Words} words @param {Session} session
 * @param {import("./types.js").Told & {purpose: string, text: string, title?: string}} ask
 * @param {(decision: "given"|"refused") => Promise<void>} decided
 */
export function consentCard(words, session, ask, decided) {
  const failure = el("p", { class: "failure", role: "alert" });
  const once = turns(words, failure);
  return el(
    "section",
    { class: "consent", role: "group", "aria-labelledby": "consent-title", "aria-describedby": "consent-text" },
    el("h2", { id: "consent-title", tabindex: "-1" }, el("span", { class: "eyebrow" }, icon("lock"), words.purpose(ask.purpose)), ask.title ?? words.say("consent-title")),
    ...whyAgain(words, ask),
    el("p", { id: "consent-text" }, prose(ask.text)),
    whatHappens(words, session, ask),
    decisions(words, ["consent-refuse", "consent-agree"], (decision) => once(() => decided(decision))),
    el("p", { class: "fine" }, words.say("consent-free")),
    failure,
  );
}

/**
 * Several questions on one card: each with its own two answers, and below them the same two for all, looking alike. Nothing is chosen
 * beforehand, and every answer is a decision of its own.
 * @param {Words} words @param {Session} session @param {import("./types.js").ConsentsAsk} ask
 */
function consentsCard(words, session, ask) {
  const failure = el("p", { class: "failure", role: "alert" });
  const once = turns(words, failure);
  const one = (/** @type {import("./types.js").AskedConsent} */ item, /** @type {number} */ place) =>
    el(
      "section",
      { class: "one", role: "group", "data-purpose": item.purpose, "aria-labelledby": `consents-${place}` },
      el("h3", { id: `consents-${place}` }, words.purpose(item.purpose)),
      ...whyAgain(words, item),
      el("p", {}, prose(item.text)),
      whatHappens(words, session, item),
      decisions(words, ["consent-refuse", "consent-agree"], (decision) => once(() => session.decide({ purpose: item.purpose, notice: ask.notice }, decision)), `consents-${place}`),
    );
  return el(
    "section",
    { class: "consent several", role: "group", "aria-labelledby": "consent-title", "aria-describedby": "consent-text" },
    el("h2", { id: "consent-title", tabindex: "-1" }, icon("lock"), words.say("consents-title")),
    el("p", { id: "consent-text" }, words.say("consents-lead")),
    ...ask.items.map(one),
    el(
      "section",
      { class: "all", role: "group", "aria-label": words.say("consents-all") },
      decisions(words, ["consents-refuse", "consents-agree"], (decision) => once(() => decideAll(session, ask, decision))),
    ),
    el("p", { class: "fine" }, words.say("consent-free")),
    failure,
  );
}

/**
 * The same answer to each: one request, one receipt and one entry each, so that each is withdrawn alone.
 * @param {Session} session @param {import("./types.js").ConsentsAsk} ask @param {"given"|"refused"} decision
 */
export const decideAll = (session, { notice, items }, decision) =>
  session.did(async (api) => {
    const messages = [];
    let last;
    for (const { purpose } of items) {
      last = await api.json("POST", "/api/v1/visit/consents", { purpose, decision, notice, together: true });
      session.receipts.set(purpose, last.receipt);
      messages.push(...last.messages);
    }
    return last && { ...last, messages };
  });

/**
 * Two equal buttons: no and yes.
 * @param {Words} words @param {[string, string]} labels @param {(decision: "given"|"refused") => void} decide @param {string} [about] the id of what they answer
 */
function decisions(words, labels, decide, about) {
  const both = /** @type {const} */ (["refused", "given"]);
  const button = (/** @type {"given"|"refused"} */ decision, /** @type {number} */ place) =>
    el("button", { type: "button", class: "decision", "data-decision": decision, ...(about ? { "aria-describedby": about } : {}), onclick: () => decide(decision) }, words.say(labels[place] ?? ""));
  return el("div", { class: "decisions" }, ...both.map(button));
}

/** One thing at a time, and what went wrong in a sentence. @param {Words} words @param {HTMLElement} failure */
function turns(words, failure) {
  let busy = false;
  return async (/** @type {() => Promise<void>} */ work) => {
    if (busy) return; // not `disabled`: that would throw the focus away
    busy = true;
    failure.textContent = "";
    try {
      await work();
    } catch (error) {
      failure.textContent = words.failure(error);
    }
    busy = false;
  };
}

/** Why it is asked again, and what has changed since, a sentence each. @param {Words} words @param {import("./types.js").Told} told */
const whyAgain = (words, { again, changes = [] }) =>
  again ? [el("p", { class: "again" }, words.say(`consent-again-${again}`)), ...changes.map((change) => el("p", { class: "again" }, change))] : [];

/** What, why, who, how long and how to take it back; folded, for who wants to know. @param {Words} words @param {Session} session @param {import("./types.js").Told & {purpose: string}} ask */
function whatHappens(words, session, { purpose, happens }) {
  const { notice } = session;
  const rows = [
    ["what", words.say(`happens-what-${purpose}`, {}, words.say("happens-what-other"))],
    ["why", words.purpose(purpose)],
    ["who", happens.who],
    ["long", happens.long],
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
