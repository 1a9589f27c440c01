// Decides what is offered above the field beside what the bot asks: to let a person in, to rate, to leave a number, to write again.

import { PHONE, openCallBack } from "./call-back.js";
import { consentCard } from "./consent-card.js";
import { el, icon } from "./text.js";
import { saveTranscript } from "./transcript.js";

const CHAT = "M5 5h14v11h-7l-4 4v-4H5z";

/**
 * @typedef {import("./asked.js").Due} Due
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

const SCORES = [5, 4, 3, 2, 1];

/** @param {Due} due @param {Words} words @param {Session} session @param {() => void} focus goes to the field */
export function card(due, words, session, focus) {
  const { letIn, rating, callBack, renewal, confirmation } = session;
  if (due === "let-in" && letIn) {
    const ask = { kind: /** @type {const} */ ("consent"), purpose: "conversation", ...letIn };
    return consentCard(words, session, { ...ask, title: words.say("let-in-title") }, (decision) => session.decide(ask, decision));
  }
  if (due === "renewal" && renewal) return consentCard(words, session, renewal, (decision) => session.decide(renewal, decision));
  if (due === "rating" && rating) return ratingCard(words, session, rating);
  if (due === "call-back" && callBack) return callBackCard(words, session, callBack);
  if ((due === "sent" || due === "not-sent") && confirmation) return letterCard(words, session, confirmation);
  return closedCard(words, session, focus);
}

/** What waits for a click in a letter: where it went, and the ways to have it sent again and to take the yes back. @param {Words} words @param {Session} session @param {import("./types.js").Awaited} awaited */
function letterCard(words, session, awaited) {
  const failure = el("p", { class: "failure", role: "alert" });
  const done = el("p", { class: "fine", role: "status" });
  let busy = false;
  const once = async (/** @type {() => Promise<unknown>} */ act) => {
    if (busy) return;
    busy = true;
    failure.textContent = done.textContent = "";
    await act().catch((error) => (failure.textContent = words.failure(error)));
    busy = false;
  };
  const send = async () => {
    await session.did(async (api) => ({ confirmation: await api.json("POST", "/api/v1/visit/confirmation") }));
    done.textContent = words.say("confirm-resent");
  };
  const again = () => once(send);
  const back = () => once(() => session.withdraw(awaited.purpose));
  return el(
    "section",
    { class: "card", "aria-labelledby": "letter-title" },
    el("h2", { id: "letter-title", tabindex: "-1" }, words.say("confirm-title")),
    el("p", {}, words.say(`confirm-${awaited.state}`, { address: awaited.address })),
    el(
      "p",
      { class: "buttons" },
      el("button", { type: "button", class: "plain", onclick: again }, words.say("confirm-again")),
      el("button", { type: "button", class: "plain", onclick: back }, words.say("confirm-withdraw")),
    ),
    done,
    failure,
  );
}

/** One to five in words; skipping is one click, like answering. @param {Words} words @param {Session} session @param {import("./types.js").RatingAsk} asked */
function ratingCard(words, session, asked) {
  const failure = el("p", { class: "failure", role: "alert" });
  const failed = (/** @type {unknown} */ error) => (failure.textContent = words.failure(error));
  const comment = el("textarea", { id: "rating-comment", rows: 1, maxlength: 2_000 });
  const more = el("div", { class: "rating-more", hidden: true }, el("label", { for: "rating-comment" }, words.say("rating-comment")), comment);
  const scores = SCORES.map((score) =>
    el("label", { class: "chip" }, el("input", { type: "radio", name: "score", value: score, required: true, onchange: () => (more.hidden = false) }), el("span", {}, words.say(`rating-${score}`))),
  );
  const refusal = { kind: /** @type {const} */ ("consent"), notice: session.notice?.version ?? "", ...asked };
  const form = el(
    "form",
    { class: "card rating" },
    el("fieldset", { "aria-describedby": "rating-text" }, el("legend", {}, words.say("rating-title")), el("div", { class: "chips" }, ...scores)),
    more,
    el("p", { id: "rating-text", class: "fine" }, asked.text),
    el(
      "div",
      { class: "decisions" },
      el("button", { type: "button", class: "decision", onclick: () => session.decide(refusal, "refused").catch(failed) }, words.say("rating-skip")),
      el("button", { type: "submit", class: "decision" }, words.say("rating-send")),
    ),
    failure,
  );
  const key = crypto.randomUUID();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = comment.value.trim();
    const rating = { score: Number(new FormData(form).get("score")), ...(said ? { comment: said } : {}) };
    await session.did((api) => api.json("POST", "/api/v1/visit/rating", rating, key)).catch(failed);
  });
  return form;
}

/** @param {Words} words @param {Session} session @param {() => void} focus */
function closedCard(words, session, focus) {
  return el(
    "section",
    { class: "card" },
    el("p", {}, words.say("closed")),
    el(
      "p",
      { class: "buttons" },
      el("button", { type: "button", class: "plain", onclick: focus }, icon(CHAT), words.say("write-again")),
      el("button", { type: "button", class: "plain", onclick: () => saveTranscript(words, session) }, icon("down"), words.say("transcript")),
    ),
  );
}

/** @param {Words} words @param {Session} session @param {import("./types.js").CallBack} offer */
function callBackCard(words, session, offer) {
  return el(
    "section",
    { class: "card offer" },
    el("p", {}, words.say("call-back-lead")),
    el("button", { type: "button", class: "plain", onclick: () => openCallBack(words, session, offer) }, icon(PHONE), words.say("call-back-offer")),
    el("button", { type: "button", class: "icon-button", "aria-label": words.say("call-back-dismiss"), onclick: () => session.dismissCall() }, icon("close")),
  );
}
