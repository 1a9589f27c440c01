// Decides what stands above the field: what the bot asks, and the one card that is due.

import { el } from "./text.js";

/**
 * @typedef {import("./composer.js").Composer} Composer
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./types.js").Option} Option
 * @typedef {import("./words.js").Words} Words
 * @typedef {"let-in"|"renewal"|"rating"|"closed"|"sent"|"not-sent"|"call-back"|""} Due
 */

/** @param {import("./types.js").Ask | null} ask @returns {ask is import("./types.js").ConsentAsk | import("./types.js").ConsentsAsk} */
const asksConsent = (ask) => ask?.kind.startsWith("consent") ?? false;

/**
 * Whether nothing else is taken until this is answered: a consent, or how old somebody is.
 * @param {import("./types.js").Ask | null} ask
 */
const comesFirst = (ask) => asksConsent(ask) || (ask?.kind === "choice" && ask.options.some(({ id }) => id.startsWith("age-")));

export class Asked {
  #words;
  #session;
  #composer;
  #choose;
  #question = el("div", { class: "ask", tabindex: "-1" });
  // Read out when it comes, for it takes no focus.
  #card = el("div", { class: "due", "aria-live": "polite" });
  /** @type {Due} */
  #shown = "";

  /** @param {Words} words @param {Session} session @param {Composer} composer @param {(option: Option) => void} choose */
  constructor(words, session, composer, choose) {
    this.#words = words;
    this.#session = session;
    this.#composer = composer;
    this.#choose = choose;
    this.node = el("footer", { class: "foot", hidden: true }, this.#card, this.#question, composer.node);
  }

  /** Shows what is asked. The focus follows where it was in the question before, and to a consent. */
  question() {
    const { ask } = this.#session;
    const place = this.#question;
    this.node.hidden = false; // not before it is known what is asked: nothing on the screen shall move
    const was = place.contains(document.activeElement);
    this.#composer.node.hidden = comesFirst(ask);
    this.#composer.ask(ask?.kind === "answer" ? ask : null);
    place.replaceChildren();
    if (asksConsent(ask)) void this.#consent(ask);
    else {
      if (ask?.kind === "choice") place.append(this.#choices(ask.options));
      if (was && ask?.kind === "answer") this.#composer.focus();
      else if (was) place.focus({ preventScroll: true });
    }
    this.card();
  }

  /** @param {import("./types.js").ConsentAsk | import("./types.js").ConsentsAsk} ask */
  async #consent(ask) {
    const { askedCard } = await import("./consent-card.js");
    if (this.#session.ask !== ask) return;
    this.#question.replaceChildren(askedCard(this.#words, this.#session, ask));
    this.#question.querySelector("h2")?.focus();
  }

  /** Shows the card that is due, and leaves it alone while it is the same: somebody may be writing in it. */
  card() {
    const due = this.#due();
    this.#question.hidden = ["let-in", "renewal", "rating", "closed"].includes(due);
    if (due === this.#shown) return;
    this.#shown = due;
    const was = this.#card.contains(document.activeElement);
    this.#card.replaceChildren();
    if (was) this.#composer.focus();
    if (due) void this.#make(due);
  }

  /** @param {Due} due */
  async #make(due) {
    const { card } = await import("./cards.js");
    if (due === this.#shown) this.#card.replaceChildren(card(due, this.#words, this.#session, () => this.#composer.focus()));
  }

  /** The one card that is due now; the bot's own question for a consent comes before all of them. @returns {Due} */
  #due() {
    const { ask, letIn, rating, closed, callBack, renewal, confirmation } = this.#session;
    if (comesFirst(ask)) return "";
    if (letIn) return "let-in";
    if (renewal) return "renewal";
    if (rating) return "rating";
    if (closed) return "closed";
    return confirmation?.state ?? (callBack ? "call-back" : "");
  }

  /** Nothing can be asked: one sentence, and the way to try again. @param {unknown} error @param {() => void} again */
  failed(error, again) {
    this.node.hidden = false;
    this.#composer.node.hidden = true;
    this.#question.replaceChildren(
      el("p", { class: "failure", role: "alert" }, this.#words.failure(error, "error-general")),
      el("button", { type: "button", class: "plain", onclick: again }, this.#words.say("retry")),
    );
  }

  /** @param {Option[]} options */
  #choices(options) {
    return el(
      "div",
      { class: "choices", role: "group", "aria-label": this.#words.say("choices-label") },
      ...options.map((option) => el("button", { type: "button", class: "choice", "data-choice": option.id, onclick: () => this.#choose(option) }, option.label)),
    );
  }
}
