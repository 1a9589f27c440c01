// Decides what stands above the field: what the bot asks, and the one card that is due.

import { consentCard } from "./consent.js";
import { dueCard } from "./cards.js";
import { el } from "./text.js";

/**
 * @typedef {import("./cards.js").CardActs} CardActs
 * @typedef {import("./composer.js").Composer} Composer
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./types.js").Option} Option
 * @typedef {import("./words.js").Words} Words
 */

export class Asked {
  #words;
  #session;
  #composer;
  #acts;
  #choose;
  #question = el("div", { class: "ask", tabindex: "-1" });
  // Read out when it comes, for it takes no focus.
  #card = el("div", { class: "due", "aria-live": "polite" });
  #shown = "";

  /** @param {Words} words @param {Session} session @param {Composer} composer @param {CardActs} acts @param {(option: Option) => void} choose */
  constructor(words, session, composer, acts, choose) {
    this.#words = words;
    this.#session = session;
    this.#composer = composer;
    this.#acts = acts;
    this.#choose = choose;
    this.node = el("footer", { class: "foot" }, this.#card, this.#question, composer.node);
  }

  /** Shows what is asked. The focus follows where it was in the question before, and to a consent. */
  question() {
    const { ask } = this.#session;
    const place = this.#question;
    const was = place.contains(document.activeElement);
    this.#composer.node.hidden = ask?.kind === "consent";
    this.#composer.ask(ask?.kind === "answer" ? ask : null);
    place.replaceChildren();
    if (ask?.kind === "consent") {
      place.append(consentCard(this.#words, this.#session, ask, (decision) => this.#session.decide(ask, decision)));
      place.querySelector("h2")?.focus();
    } else {
      if (ask?.kind === "choice") place.append(this.#choices(ask.options));
      if (was && ask?.kind === "answer") this.#composer.focus();
      else if (was) place.focus({ preventScroll: true });
    }
    this.card();
  }

  /** Shows the card that is due, and leaves it alone while it is the same: somebody may be writing in it. */
  card() {
    const due = dueCard(this.#words, this.#session, this.#acts);
    this.#question.hidden = Boolean(due?.alone);
    if ((due?.name ?? "") === this.#shown) return;
    this.#shown = due?.name ?? "";
    const was = this.#card.contains(document.activeElement);
    this.#card.replaceChildren(...(due ? [due.make()] : []));
    if (was) this.#composer.focus();
  }

  /** Nothing can be asked: one sentence, and the way to try again. @param {unknown} error @param {() => void} again */
  failed(error, again) {
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
