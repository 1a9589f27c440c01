// Decides how the log looks: the privacy notice first, days, consents among the messages, new lines at the end without stealing the place.

import { consentLine, goesOn, letGo, look, messageLine, sayState, state } from "./line.js";
import { Unread } from "./log.js";
import { el, icon, link, prose } from "./text.js";

/**
 * @typedef {import("./types.js").Line} Line
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 * @typedef {{at: string, own: boolean, ref: string, as: string, state?: string, make: () => HTMLElement}} Entry   `as` says what it looks like
 */

const NEAR_END_PX = 80;
const TYPING_MS = 5_000;

export class LogView {
  #words;
  #session;
  /** @type {Map<string, {node: HTMLElement, as: string, state: string}>} by ref: nodes stay, so that only what is new is read out */
  #nodes = new Map();
  #head = el("div", { class: "log-head" });
  #lines;
  #typing;
  #who = el("span");
  #latest;
  #unread = new Unread();
  #news;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #typingTimer;
  #atEnd = true;
  #top = 0;
  #greeted = "";

  /** @param {Words} words @param {Session} session @param {(unread: number, came: boolean) => void} news is told how much is unread */
  constructor(words, session, news) {
    this.#words = words;
    this.#session = session;
    this.#news = news;
    this.#lines = el("div", { class: "lines", role: "log", "aria-live": "polite", "aria-label": words.say("messages-label") });
    this.#typing = el("p", { class: "typing", hidden: true }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), this.#who);
    this.#latest = el("button", { type: "button", class: "latest", hidden: true, onclick: () => this.#toEnd() }, icon("down"), words.say("new-messages"));
    // The scrolling part can be reached and scrolled by keyboard.
    this.node = el("main", { class: "log", tabindex: "0", "aria-label": words.say("messages-label"), hidden: true }, this.#head, this.#lines, this.#typing, this.#latest);
    this.node.addEventListener("scroll", () => this.#scrolled());
    document.addEventListener("visibilitychange", () => this.#looked());
    addEventListener("focus", () => this.#looked()); // the page around has opened its box
    const resized = new ResizeObserver(() => {
      if (this.#atEnd) this.#toEnd();
      this.#looked();
    });
    resized.observe(this.node);
    resized.observe(this.#lines);
  }

  /** The notice stands first. @param {import("./types.js").Notice} notice @param {boolean} fleeting whether nothing can be stored */
  greet(notice, fleeting) {
    const as = `${notice.version} ${notice.locale}`;
    this.node.hidden = false;
    if (as === this.#greeted) return;
    this.#greeted = as;
    this.#head.replaceChildren(noticeCard(this.#words, notice));
    if (fleeting) this.#head.append(el("p", { class: "fine" }, this.#words.say("storage-blocked")));
  }

  render() {
    const lines = this.#session.log.lines();
    const came = this.#unread.told(lines, this.#looking);
    const wanted = this.#entries(lines);
    for (const consent of this.#session.consents) {
      if (consent.state !== "given" && consent.state !== "withdrawn") continue;
      const entry = { at: consent.at, own: false, ref: `consent ${consent.purpose}`, as: `${consent.state}${consent.at}`, make: () => consentLine(this.#words, this.#session, consent) };
      const at = Date.parse(consent.at);
      // The choice that was a grant, the grant and the answers to it have one time: the visitor's own words come first.
      const next = wanted.findIndex((line) => Date.parse(line.at) > at || (Date.parse(line.at) === at && !line.own));
      wanted.splice(next < 0 ? wanted.length : next, 0, entry);
    }
    this.#place(wanted);
    this.#news(this.#unread.count, came);
  }

  /** Lines with what divides them: days, and where the unread begins. @param {Line[]} lines */
  #entries(lines) {
    const words = this.#words;
    /** @type {Entry[]} */
    const wanted = [];
    const today = words.day(new Date().toISOString());
    let day = lines[0] && words.day(lines[0].at) === today ? today : "";
    lines.forEach((line, i) => {
      const on = words.day(line.at);
      let before = lines[i - 1];
      if (on !== day) {
        wanted.push({ at: line.at, own: true, ref: `day ${on}`, as: on, make: () => el("p", { class: "day" }, el("span", {}, on)) });
        before = undefined;
      }
      day = on;
      if (line.ref === this.#unread.first) {
        wanted.push({ at: line.at, own: true, ref: "unread", as: "", make: () => el("p", { class: "day unread" }, el("span", {}, words.say("new-messages"))) });
        before = undefined;
      }
      const place = { same: goesOn(line, before), last: i === lines.length - 1 };
      wanted.push({ at: line.at, own: line.from === "visitor", ref: line.ref, as: look(line, place), state: state(line, place, this.#session.online), make: () => messageLine(words, this.#session, line, place) });
    });
    return wanted;
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

  /** Makes the nodes equal to the list with the fewest changes. @param {Entry[]} wanted */
  #place(wanted) {
    const refs = new Set(wanted.map(({ ref }) => ref));
    for (const [ref, { node }] of this.#nodes) if (!refs.has(ref)) (letGo(node), node.remove(), this.#nodes.delete(ref));
    let place = this.#lines.firstElementChild;
    let added = false;
    for (const { ref, as, state = "", make } of wanted) {
      let known = this.#nodes.get(ref);
      if (!known || known.as !== as) {
        const node = make();
        added ||= !known;
        if (known) {
          if (known.node === place) place = node;
          const focused = known.node.contains(document.activeElement);
          letGo(known.node);
          known.node.replaceWith(node);
          if (focused) (node.querySelector("button") ?? this.node).focus();
        }
        known = { node, as, state: "" };
        this.#nodes.set(ref, known);
      }
      if (known.state !== state) sayState(this.#words, known.node, (known.state = state));
      if (known.node === place) place = place.nextElementSibling;
      else this.#lines.insertBefore(known.node, place);
    }
    if (!added) return;
    this.#typing.hidden = true;
    if (this.#atEnd) this.#toEnd();
    else this.#latest.hidden = false;
  }

  /** Only the reader's own scrolling up leaves the end: lines that grow do not. */
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (near) this.#atEnd = true;
    else if (scrollTop < this.#top - 1) this.#atEnd = false;
    this.#top = scrollTop;
    if (this.#atEnd) this.#latest.hidden = true;
    this.#looked();
  }

  /** Whether the end of the log is before the visitor's eyes: in a box of the page around that is closed, nothing has a height. */
  get #looking() {
    return this.#atEnd && !document.hidden && this.node.clientHeight > 0;
  }

  #looked() {
    if (!this.#looking || this.#unread.count === 0 || !this.node.isConnected) return;
    this.#unread.read();
    this.#news(0, false);
  }

  #toEnd() {
    this.#latest.hidden = true;
    if (!this.#session.log.begun) return; // the notice is read first
    this.#atEnd = true;
    this.node.scrollTop = this.node.scrollHeight;
  }
}

/**
 * The notice at the top of the log: short, and whole at one click.
 * @param {Words} words @param {import("./types.js").Notice} notice
 */
export function noticeCard(words, notice) {
  const folded = notice.text.replace(/\s+/g, " ");
  const text = el("p", { class: "notice-text" }, folded);
  const more = el("button", { type: "button", class: "quiet", "aria-expanded": "false" }, words.say("notice-read"));
  more.addEventListener("click", () => {
    const open = card.classList.toggle("whole");
    text.replaceChildren(prose(open ? notice.text : folded));
    more.setAttribute("aria-expanded", String(open));
    more.textContent = words.say(open ? "notice-fold" : "notice-read");
  });
  const card = el(
    "section",
    { class: "notice", "aria-label": notice.title },
    el("h2", {}, icon("shield"), notice.title),
    text,
    el("p", { class: "links" }, more, el("span", { class: "whole-only" }, link(notice.links.privacy, words.say("menu-notice"))), link(notice.links.imprint, words.say("menu-imprint"))),
  );
  // A short notice needs no button to unfold it.
  requestAnimationFrame(() => {
    more.hidden = text.scrollHeight <= text.clientHeight + 2;
  });
  return card;
}
