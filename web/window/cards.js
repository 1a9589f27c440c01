// Decides what is offered above the field beside what the bot asks: to let a person in, to rate, to leave a number, to begin again.

import { consentCard } from "./consent.js";
import { el, icon, prose } from "./text.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 * @typedef {{focus: () => void, transcript: () => void, callBack: () => void}} CardActs
 */

const SCORES = [5, 4, 3, 2, 1];

/**
 * The one card that is due now, with a name that stays while it is the same.
 * @param {Words} words @param {Session} session @param {CardActs} acts
 * @returns {{name: string, alone: boolean, make: () => HTMLElement}|null} `alone`: the bot's choices wait until it is answered
 */
export function dueCard(words, session, acts) {
  const { letIn, rating, callBack } = session;
  if (session.ask?.kind === "consent") return null;
  if (letIn) {
    const ask = { purpose: "conversation", text: letIn.text, title: words.say("let-in-title") };
    return { name: `let-in ${letIn.notice}`, alone: true, make: () => consentCard(words, session, ask, (decision) => session.letRead(decision)) };
  }
  if (rating) return { name: "rating", alone: true, make: () => ratingCard(words, session, rating.text) };
  if (session.closed) return { name: "closed", alone: true, make: () => closedCard(words, acts) };
  if (callBack) return { name: "call-back", alone: false, make: () => callBackCard(words, session, callBack.text, acts) };
  return null;
}

/** One to five in words; skipping is one click, like answering. @param {Words} words @param {Session} session @param {string} text */
function ratingCard(words, session, text) {
  const failure = el("p", { class: "failure", role: "alert" });
  const comment = el("textarea", { id: "rating-comment", rows: 1, maxlength: 2_000 });
  const more = el("div", { class: "rating-more", hidden: true }, el("label", { for: "rating-comment" }, words.say("rating-comment")), comment);
  const scores = SCORES.map((score) =>
    el("label", { class: "chip" }, el("input", { type: "radio", name: "score", value: score, required: true, onchange: () => (more.hidden = false) }), el("span", {}, words.say(`rating-${score}`))),
  );
  const form = el(
    "form",
    { class: "card rating" },
    el("fieldset", {}, el("legend", {}, text || words.say("rating-title")), el("div", { class: "chips" }, ...scores)),
    more,
    el("p", { class: "fine" }, words.first("rating-use")),
    el(
      "div",
      { class: "decisions" },
      el("button", { type: "button", class: "decision", onclick: () => session.dismiss("rating") }, words.say("rating-skip")),
      el("button", { type: "submit", class: "decision" }, words.say("rating-send")),
    ),
    failure,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const score = Number(new FormData(form).get("score"));
    await session.rate(score, comment.value.trim()).catch((error) => (failure.textContent = words.failure(error)));
  });
  return form;
}

/** @param {Words} words @param {CardActs} acts */
function closedCard(words, acts) {
  return el(
    "section",
    { class: "card" },
    el("p", {}, words.say("closed")),
    el(
      "p",
      { class: "buttons" },
      el("button", { type: "button", class: "plain", onclick: acts.focus }, icon("chat"), words.say("write-again")),
      el("button", { type: "button", class: "plain", onclick: acts.transcript }, icon("down"), words.say("transcript")),
    ),
  );
}

/** @param {Words} words @param {Session} session @param {string} text @param {CardActs} acts */
function callBackCard(words, session, text, acts) {
  return el(
    "section",
    { class: "card offer" },
    el("p", {}, prose(text)),
    el("button", { type: "button", class: "plain", onclick: acts.callBack }, icon("phone"), words.say("call-back-offer")),
    el("button", { type: "button", class: "icon-button", "aria-label": words.say("call-back-dismiss"), onclick: () => session.dismiss("callBack") }, icon("close")),
  );
}
