// @ts-check
// Decides what is offered while one writes: ready texts after "/", colleagues after "@". A list box (WAI-ARIA 1.2) that the
// text field keeps the focus over.

/** @typedef {{title: string, text: string}} Choice */

const SHOWN_MAX = 8;
/** Ready texts by conversation: their variables are filled in by the server. @type {Map<string, Promise<Choice[]>>} */
const ready = new Map();

/** @param {string} conversation @returns {Promise<Choice[]>} */
function readyTexts(conversation) {
  const known = ready.get(conversation);
  if (known) return known;
  /** @param {{items: {shortcut: string, text: string}[]}} page */
  const choices = ({ items }) => items.map((each) => ({ title: each.shortcut, text: each.text }));
  const asked = fetch(`/api/v1/canned?conversation=${encodeURIComponent(conversation)}`)
    .then((answer) => (answer.ok ? answer.json() : { items: [] }))
    .then(choices)
    .catch(() => []);
  ready.set(conversation, asked);
  return asked;
}

export class InsertList extends HTMLElement {
  /** @type {HTMLTextAreaElement|null} */
  text = null;
  /** Where the sign stands in the text. */
  from = 0;
  chosen = 0;
  /** @type {Choice[]} */
  choices = [];

  /** @param {HTMLFormElement} form @returns {InsertList|null} */
  static of(form) {
    return form.querySelector("insert-list");
  }

  connectedCallback() {
    this.role = "listbox";
    this.id = "insert";
    this.addEventListener("pointerdown", (event) => {
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      event.preventDefault();
      if (option) this.take([...this.querySelectorAll("[role=option]")].indexOf(option));
    });
  }

  /** @param {HTMLTextAreaElement} text @param {boolean} noting */
  async typed(text, noting) {
    const before = text.value.slice(0, text.selectionStart);
    const found = (noting ? /(?:^|\s)@([\p{L}\p{N} ._-]{0,30})$/u : /(?:^|\s)\/([\p{L}\p{N} _-]{0,30})$/u).exec(before);
    if (!found) {
      this.close();
      return;
    }
    const words = (found[1] ?? "").toLowerCase();
    const all = noting ? this.members() : await readyTexts(text.form?.dataset.conversation ?? "");
    // The field may have gone on while the texts were fetched.
    if (text.value.slice(0, text.selectionStart) !== before) return;
    this.text = text;
    this.from = before.length - words.length - 1;
    this.choices = all.filter((each) => `${each.title}\n${each.text}`.toLowerCase().includes(words)).slice(0, SHOWN_MAX);
    this.ariaLabel = (noting ? this.dataset.mention : this.dataset.label) ?? "";
    if (words && this.choices.length === 0) this.close();
    else this.draw();
  }

  members() {
    return [...this.querySelectorAll("template")].map((each) => ({ title: each.dataset.member ?? "", text: `@${each.dataset.member ?? ""} ` }));
  }

  draw() {
    const options = this.choices.map((choice, at) => {
      const option = document.createElement("div");
      option.role = "option";
      option.id = `insert-${at}`;
      const [title, text] = [document.createElement("strong"), document.createElement("span")];
      title.textContent = choice.title;
      text.textContent = choice.text.startsWith("@") ? "" : choice.text;
      option.append(title, text);
      return option;
    });
    const none = document.createElement("p");
    none.className = "hint";
    none.textContent = this.dataset.none ?? "";
    for (const old of this.querySelectorAll(":scope > :not(template)")) old.remove();
    this.append(...(options.length > 0 ? options : [none]));
    this.hidden = false;
    this.text?.setAttribute("aria-controls", this.id);
    this.choose(0);
  }

  /** @param {number} at */
  choose(at) {
    const options = [...this.querySelectorAll("[role=option]")];
    this.chosen = options.length > 0 ? (at + options.length) % options.length : 0;
    options.forEach((option, each) => option.setAttribute("aria-selected", String(each === this.chosen)));
    const option = options[this.chosen];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.text?.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {number} at */
  take(at) {
    const [choice, text] = [this.choices[at], this.text];
    if (!choice || !text) return;
    text.setRangeText(choice.text, this.from, text.selectionStart, "end");
    this.close();
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  }

  /** Whether the key was for the list. @param {KeyboardEvent} event */
  pressed(event) {
    if (this.hidden) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const takes = (event.key === "Enter" || event.key === "Tab") && this.choices.length > 0 && !event.ctrlKey && !event.metaKey;
    if (step) this.choose(this.chosen + step);
    else if (takes) this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  close() {
    this.hidden = true;
    this.text?.removeAttribute("aria-activedescendant");
    this.text?.removeAttribute("aria-controls");
  }
}
