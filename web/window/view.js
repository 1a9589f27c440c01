// Decides how the log looks: who said it and when, consents among the messages, new lines at the end without stealing the place.

import { consentLine } from "./consent.js";
import { noticeCard } from "./notice.js";
import { el, icon, prose } from "./text.js";

/**
 * @typedef {import("./types.js").Line} Line
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

const NEAR_END_PX = 80;
const TYPING_MS = 5_000;

export class LogView {
  #words;
  #session;
  /** @type {Map<string, {node: HTMLElement, as: string}>} by ref: nodes stay, so that only what is new is read out */
  #nodes = new Map();
  #head = el("div", { class: "log-head" });
  #lines;
  #typing;
  #who = el("span");
  #latest;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #typingTimer;
  #atEnd = true;
  #top = 0;
  #greeted = "";

  /** @param {Words} words @param {Session} session */
  constructor(words, session) {
    this.#words = words;
    this.#session = session;
    this.#lines = el("div", { class: "lines", role: "log", "aria-live": "polite", "aria-label": words.say("messages-label") });
    this.#typing = el("p", { class: "typing", hidden: true }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), this.#who);
    this.#latest = el("button", { type: "button", class: "latest", hidden: true, onclick: () => this.#toEnd() }, icon("down"), words.say("new-messages"));
    // The scrolling part can be reached and scrolled by keyboard.
    this.node = el("main", { class: "log", tabindex: "0", "aria-label": words.say("messages-label") }, this.#head, this.#lines, this.#typing, this.#latest);
    this.node.addEventListener("scroll", () => this.#scrolled());
    const resized = new ResizeObserver(() => this.#atEnd && this.#toEnd());
    resized.observe(this.node);
    resized.observe(this.#lines);
  }

  /** The notice stands first. @param {import("./types.js").Notice} notice @param {boolean} fleeting whether nothing can be stored */
  greet(notice, fleeting) {
    const as = `${notice.version} ${notice.locale}`;
    if (as === this.#greeted) return;
    this.#greeted = as;
    this.#head.replaceChildren(noticeCard(this.#words, notice));
    if (fleeting) this.#head.append(el("p", { class: "fine" }, this.#words.say("storage-blocked")));
  }

  render() {
    const lines = this.#session.log.lines();
    const acts = this.#session.consents.filter((consent) => consent.state === "given" || consent.state === "withdrawn");
    const wanted = [
      ...lines.map((line, i) => ({ at: line.at, own: line.from === "visitor", ref: line.ref, as: `${line.pending}${line.text}${line.sealed}${line.from === lines[i - 1]?.from}`, make: () => this.#message(line, lines[i - 1]) })),
    ];
    for (const consent of acts) {
      const entry = { at: consent.at, own: false, ref: `consent ${consent.purpose}`, as: `${consent.state}${consent.at}`, make: () => consentLine(this.#words, this.#session, consent) };
      const at = Date.parse(consent.at);
      // The choice that was a grant, the grant and the answers to it have one time: the visitor's own words come first.
      const next = wanted.findIndex((line) => Date.parse(line.at) > at || (Date.parse(line.at) === at && !line.own));
      wanted.splice(next < 0 ? wanted.length : next, 0, entry);
    }
    this.#place(wanted);
  }

  /** @param {string} from */
  typing(from) {
    if (from !== "bot" && from !== "member") return;
    this.#who.textContent = `${this.#words.author(from)} ${this.#words.say("typing")}`;
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => (this.#typing.hidden = true), TYPING_MS);
    if (this.#atEnd) this.#toEnd();
  }

  /** Makes the nodes equal to the list with the fewest changes. @param {{ref: string, as: string, make: () => HTMLElement}[]} wanted */
  #place(wanted) {
    const refs = new Set(wanted.map(({ ref }) => ref));
    for (const [ref, { node }] of this.#nodes) if (!refs.has(ref)) (node.remove(), this.#nodes.delete(ref));
    let place = this.#lines.firstElementChild;
    let added = false;
    for (const { ref, as, make } of wanted) {
      let known = this.#nodes.get(ref);
      if (!known || known.as !== as) {
        const node = make();
        added ||= !known;
        if (known) {
          if (known.node === place) place = node;
          const focused = known.node.contains(document.activeElement);
          known.node.replaceWith(node);
          if (focused) (node.querySelector("button") ?? this.node).focus();
        }
        known = { node, as };
        this.#nodes.set(ref, known);
      }
      if (known.node === place) place = place.nextElementSibling;
      else this.#lines.insertBefore(known.node, place);
    }
    if (!added) return;
    this.#typing.hidden = true;
    if (this.#atEnd) this.#toEnd();
    else this.#latest.hidden = false;
  }

  /** @param {Line} line @param {Line|undefined} before */
  #message(line, before) {
    const words = this.#words;
    const same = before?.from === line.from;
    const body = line.text === null || line.sealed
      ? el("p", { class: "body sealed" }, icon("lock"), words.say("sealed", { purpose: words.purpose(line.sealed ?? "conversation") }))
      : el("p", { class: "body" }, prose(line.text));
    return el(
      "article",
      { class: "line", "data-from": line.from, "data-same": same, "data-pending": line.pending },
      el(
        "p",
        { class: same ? "by for-ears" : "by" },
        el("span", { class: "author" }, words.author(line.from)),
        " ",
        el("time", { datetime: line.at }, words.time(line.at)),
      ),
      body,
      line.pending ? el("p", { class: "state" }, words.say("sending")) : null,
    );
  }

  /** Only the reader's own scrolling up leaves the end: lines that grow do not. */
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (near) this.#atEnd = true;
    else if (scrollTop < this.#top - 1) this.#atEnd = false;
    this.#top = scrollTop;
    if (this.#atEnd) this.#latest.hidden = true;
  }

  #toEnd() {
    this.#latest.hidden = true;
    if (!this.#session.log.begun) return; // the notice is read first
    this.#atEnd = true;
    this.node.scrollTop = this.node.scrollHeight;
  }
}
