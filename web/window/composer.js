// Decides how the visitor answers: a field that knows what is asked (keyboard, autofill), and keeps the text when it is refused.

import { el, icon } from "./text.js";

/**
 * @typedef {import("./types.js").AnswerAsk} AnswerAsk
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

/** @type {Record<string, Record<string, string>>} what a browser can help with, by format or field */
const HELP = {
  phone: { type: "tel", inputmode: "tel", autocomplete: "tel" },
  email: { type: "email", inputmode: "email", autocomplete: "email" },
  name: { type: "text", autocomplete: "name" },
};
const LONGEST = 4_000;
const SKIP = "-";

export class Composer {
  #words;
  #session;
  #label = el("label", { for: "field", class: "field-label" });
  #hint = el("p", { id: "field-hint", class: "fine", hidden: true });
  #failure = el("p", { id: "field-failure", class: "failure", role: "alert" });
  #slot = el("div", { class: "slot" });
  #skip;
  #tray = el("ul", { class: "tray" });
  #clip;
  /** @type {Promise<import("./attach.js").Attachments>|null} */
  #files = null;
  #emoji;
  /** @type {HTMLInputElement|HTMLTextAreaElement} */
  #field;
  #as = "";

  /** @param {Words} words @param {Session} session */
  constructor(words, session) {
    this.#words = words;
    this.#session = session;
    this.#skip = el("button", { type: "button", class: "quiet", hidden: true, onclick: () => this.#send(SKIP) }, words.say("skip-answer"));
    this.#clip = el("button", { type: "button", class: "icon-button", "aria-label": words.say("attach"), title: words.say("attach"), onclick: async () => (await this.#attachments()).choose() }, icon("clip"));
    this.#emoji = el("button", { type: "button", class: "icon-button emoji", "aria-label": words.say("emoji"), "aria-expanded": "false", onclick: () => void this.#offerEmoji() }, icon("smile"));
    this.#field = this.#make(null);
    this.node = el(
      "form",
      { class: "composer", novalidate: true, autocomplete: "on" },
      this.#tray,
      this.#label,
      el("div", { class: "row" }, this.#clip, this.#slot, this.#emoji, el("button", { type: "submit", class: "send", "aria-label": words.say("send"), title: words.say("send") }, icon("send"))),
      this.#failure,
      el("div", { class: "under" }, this.#hint, this.#skip),
    );
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(this.#field.value.trim());
    });
    this.ask(null);
  }

  /** Fits the field to what is asked; free text where nothing is. @param {AnswerAsk|null} ask */
  ask(ask) {
    const as = ask ? `${ask.field} ${ask.format}` : "";
    if (as !== this.#as || !this.#field.isConnected) {
      this.#as = as;
      this.#failure.textContent = "";
      const kept = ask ? "" : this.#field.value;
      const focused = document.activeElement === this.#field;
      this.#field = this.#make(ask);
      this.#field.value = kept;
      this.#slot.replaceChildren(this.#field);
      if (focused) this.#field.focus();
    }
    const words = this.#words;
    this.#label.textContent = ask ? words.field(ask.field) : words.say("input-label");
    this.#label.classList.toggle("for-ears", !ask);
    this.#hint.hidden = !ask;
    this.#hint.textContent = ask ? `${words.say("answer-for", { purpose: words.purpose(ask.purpose) })}${ask.optional ? ` · ${words.say("optional")}` : ""}` : "";
    this.#skip.hidden = !ask?.optional;
    this.#clip.hidden = this.#emoji.hidden = Boolean(ask);
    this.#describe();
  }

  focus() {
    this.#field.focus();
  }

  /** Files may be pasted, and dropped anywhere on the screen; nothing else is done with a drop. @param {HTMLElement} screen */
  listen(screen) {
    for (const type of ["paste", "dragover", "dragleave", "drop"]) {
      screen.addEventListener(type, (event) => {
        const data = event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
        if (!data?.types.includes("Files") || !this.node.isConnected) return;
        event.preventDefault();
        const files = [...data.files];
        if (!this.#clip.hidden) void this.#attachments().then((each) => each.take(type, files));
      });
    }
  }

  #attachments() {
    this.#files ??= import("./attach.js").then(({ Attachments }) => new Attachments(this.#words, this.#session, this.#tray, () => this.#clip.focus()));
    return this.#files;
  }

  get text() {
    return this.#field.value;
  }

  set text(text) {
    this.#field.value = text;
    this.#grow();
  }

  /** The server did not take it: its sentence beside the field, the text back in it. @param {string} sentence @param {string} text */
  refuse(sentence, text) {
    if (!this.#field.value && text !== SKIP) this.text = text;
    this.#failure.textContent = sentence;
    this.#describe();
    this.#field.focus();
  }

  /** @param {string} text */
  #send(text) {
    if (!text) return this.#field.focus();
    this.#failure.textContent = "";
    this.#describe();
    this.text = "";
    this.#session.say(text);
    this.#field.focus();
  }

  /** @param {AnswerAsk|null} ask */
  #make(ask) {
    const help = ask && (HELP[ask.format] ?? HELP[ask.field]);
    const attributes = { id: "field", maxlength: LONGEST, enterkeyhint: "send", placeholder: ask ? undefined : this.#words.say("input-placeholder"), ...help };
    const field = help ? el("input", attributes) : el("textarea", { rows: 1, autocomplete: "off", ...attributes });
    field.addEventListener("input", () => {
      this.#grow();
      if (!ask) this.#session.typing();
    });
    field.addEventListener("keydown", (event) => {
      const key = /** @type {KeyboardEvent} */ (event);
      if (key.key !== "Enter" || key.shiftKey || key.isComposing || field instanceof HTMLInputElement) return;
      key.preventDefault();
      this.node.requestSubmit();
    });
    return field;
  }

  async #offerEmoji() {
    (await import("./emoji.js")).toggleEmoji(this.node, this.#emoji, this.#field);
  }

  #describe() {
    const wrong = this.#failure.textContent !== "";
    this.#field.setAttribute("aria-invalid", String(wrong));
    this.#field.setAttribute("aria-describedby", wrong ? "field-failure" : "field-hint");
  }

  /** As high as its text, up to what the style allows. */
  #grow() {
    if (!(this.#field instanceof HTMLTextAreaElement)) return;
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
  }
}
