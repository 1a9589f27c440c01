// @ts-check
// Decides what the console does beyond plain HTML: lists and conversations that follow what happens, answers and
// sign-in without a reload. Every page works without it; text only ever becomes text nodes, never markup.

import "./settings.js";

const PROTOCOL = 1;
const REFRESH_AFTER_MS = 150;
const RETRY_FROM_MS = 500;
const RETRY_UP_TO_MS = 15_000;

/** @typedef {{id: string, seq: number, from: string, text: string|null, sealed?: string, at: string}} Message */
/**
 * A frame of the members' socket.
 * @typedef {{type: "welcome"}
 *   | {type: "message", conversation: string, message: Message}
 *   | {type: "conversation", conversation: {id: string, state: string}}
 *   | {type: "evicted", conversation: string}
 *   | {type: "problem", title: string}} Frame
 */

/* ---- The socket: one a page, reconnected with growing pauses. ---- */

class Live {
  /**
   * @param {(frame: Frame) => void} onFrame
   * @param {(connected: boolean) => void} onChange
   */
  constructor(onFrame, onChange) {
    this.onFrame = onFrame;
    this.onChange = onChange;
    this.pause = RETRY_FROM_MS;
    this.ended = false;
    this.open();
  }

  open() {
    this.retry = 0;
    const socket = new WebSocket(new URL("/api/v1/socket", location.href.replace(/^http/, "ws")));
    this.socket = socket;
    socket.addEventListener("open", () => socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL })));
    socket.addEventListener("message", (event) => {
      /** @type {Frame} */
      const frame = JSON.parse(String(event.data));
      if (frame.type === "welcome") {
        this.pause = RETRY_FROM_MS;
        this.onChange(true);
      }
      this.onFrame(frame);
    });
    socket.addEventListener("close", () => {
      if (this.ended) return;
      this.onChange(false);
      // The jitter keeps a restarted server from being called by everyone at once.
      this.retry = setTimeout(() => this.open(), this.pause * (0.5 + Math.random()));
      this.pause = Math.min(this.pause * 2, RETRY_UP_TO_MS);
    });
  }

  end() {
    this.ended = true;
    clearTimeout(this.retry);
    this.socket?.close();
  }
}

/**
 * Another rendering of the present page, be it that it is gone or closed to us; `null` while the server has trouble.
 * @returns {Promise<Document|null>}
 */
async function present() {
  const answer = await fetch(location.pathname + location.search, { headers: { "X-Fragment": "list" } });
  if (answer.redirected) location.assign(answer.url);
  return answer.redirected || answer.status >= 500 ? null : parse(await answer.text());
}

/** @param {string} html */
function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

/* ---- Times: written again in the browser's own zone. ---- */

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { timeStyle: "short" };
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const DATE = { list: { dateStyle: "medium" } };
/** @type {Intl.DateTimeFormatOptions} */
const DATE_AND_CLOCK = { dateStyle: "medium", timeStyle: "short" };

/** @param {ParentNode} within */
function localTimes(within) {
  // English dates as Europe writes them: the day first, 24 hours.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const today = new Date().toDateString();
  for (const time of within.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const shape = time.dataset.local ?? "record";
    const isToday = shape !== "record" && at.toDateString() === today;
    time.textContent = new Intl.DateTimeFormat(language, isToday ? CLOCK : (DATE[shape] ?? DATE_AND_CLOCK)).format(at);
    time.title = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" }).format(at);
  }
}

/* ---- What the live elements share: a line that says when the connection is gone. ---- */

class LiveElement extends HTMLElement {
  connectedCallback() {
    this.live = new Live(
      (frame) => this.heard(frame),
      (connected) => this.changed(connected),
    );
  }

  disconnectedCallback() {
    this.live?.end();
  }

  /** @param {string} text */
  say(text) {
    const line = this.querySelector(".live");
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** @param {boolean} connected */
  changed(connected) {
    this.say(connected ? "" : (this.dataset.lost ?? ""));
    if (connected && this.missed) this.refresh();
    this.missed = !connected;
  }

  refreshSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.refresh(), REFRESH_AFTER_MS);
  }

  refresh() {}

  /** @param {Frame} _frame */
  heard(_frame) {}
}

/* ---- The inbox: fetched again when something happens, swapped as a whole. ---- */

class LiveInbox extends LiveElement {
  /** @param {Frame} frame */
  heard(frame) {
    if (frame.type === "evicted") {
      // The grant has ended: what was shown goes at once, the new list may come when it can.
      this.querySelector(`[data-conversation="${CSS.escape(frame.conversation)}"]`)?.remove();
    }
    if (frame.type === "message" || frame.type === "conversation" || frame.type === "evicted") this.refreshSoon();
  }

  async refresh() {
    const page = await present().catch(() => null);
    const [old, fresh] = [this.querySelector("#list"), page?.querySelector("#list")];
    if (!old || !fresh) return;
    const focused = document.activeElement?.closest("[data-conversation]")?.getAttribute("data-conversation");
    localTimes(fresh);
    old.replaceWith(document.adoptNode(fresh));
    const again = focused && this.querySelector(`[data-conversation="${CSS.escape(focused)}"] a`);
    if (again instanceof HTMLElement) again.focus();
    const [count, now] = [this.querySelector("#waiting"), page?.querySelector("#waiting")];
    // Written only when it differs, so that it is announced only then.
    if (count && now && count.textContent !== now.textContent) count.textContent = now.textContent;
  }
}

/* ---- A conversation: messages appended as they come, answers sent in place. ---- */

class LiveConversation extends LiveElement {
  log = /** @type {HTMLElement} */ (this.querySelector(".log"));
  list = /** @type {HTMLOListElement} */ (this.querySelector(".log ol"));

  connectedCallback() {
    super.connectedCallback();
    this.toEnd();
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(form);
    });
    form?.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
  }

  /** @param {Frame} frame */
  heard(frame) {
    const here = this.dataset.conversation;
    if (frame.type === "message" && frame.conversation === here) this.place(this.made(frame.message));
    if (frame.type === "conversation" && frame.conversation.id === here) this.refreshSoon();
    if (frame.type === "evicted" && frame.conversation === here) this.close();
  }

  /** The grant has ended: nothing of it stays on the screen. */
  close() {
    this.live?.end();
    document.querySelector(".panel")?.remove();
    document.querySelector("h1")?.replaceChildren(this.dataset.evicted ?? "");
    document.title = this.dataset.evicted ?? "";
    this.replaceChildren();
    location.reload();
  }

  /** @param {Message} message */
  made(message) {
    const template = this.querySelector(`template[data-from="${CSS.escape(message.from)}"]`);
    if (!(template instanceof HTMLTemplateElement)) return null;
    const item = /** @type {HTMLElement|null} */ (template.content.firstElementChild?.cloneNode(true) ?? null);
    const [text, time] = [item?.querySelector(".text"), item?.querySelector("time")];
    if (!item || !text || !time) return null;
    item.dataset.message = message.id;
    item.dataset.seq = String(message.seq);
    text.textContent = message.text;
    time.dateTime = message.at;
    localTimes(item);
    // What cannot be read here is shown by the server, which knows the words for it.
    if (message.text === null) this.refreshSoon();
    return message.text === null ? null : item;
  }

  /**
   * Puts a message where its number belongs; one that is there already is left alone.
   * @param {HTMLElement|null} item
   */
  place(item) {
    if (!item || this.querySelector(`[data-message="${CSS.escape(item.dataset.message ?? "")}"]`)) return;
    const atEnd = this.isAtEnd();
    const seq = Number(item.dataset.seq);
    const later = [...this.list.children].find((other) => Number(other.getAttribute("data-seq")) > seq);
    this.list.insertBefore(item, later ?? null);
    if (atEnd) this.toEnd();
  }

  /** What the page says now: messages that were missed, deleted ones, the state, the panel. */
  async refresh() {
    const page = await present().catch(() => null);
    if (page) this.merge(page);
  }

  /** @param {Document} page */
  merge(page) {
    if (!page.querySelector("live-conversation")) {
      this.close();
      return;
    }
    localTimes(page);
    for (const item of page.querySelectorAll("[data-message]")) {
      const known = this.querySelector(`[data-message="${CSS.escape(item.getAttribute("data-message") ?? "")}"]`);
      const fresh = /** @type {HTMLElement} */ (document.adoptNode(item));
      fresh.removeAttribute("id");
      if (!known) this.place(fresh);
      else if (known.className !== fresh.className || known.textContent !== fresh.textContent) known.replaceWith(fresh);
    }
    for (const part of [".talk-head .meta", ".talk-head .actions", ".panel"]) {
      const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
      // Left alone while somebody is in it: nothing jumps away under the fingers.
      if (old && fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
    }
  }

  /** @param {HTMLFormElement} form */
  async send(form) {
    const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
    const key = /** @type {HTMLInputElement} */ (form.elements.namedItem("key"));
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    const sent = text.value;
    const page = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields(form)) })
      .then(async (answer) => parse(await answer.text()))
      .catch(() => null);
    form.ariaBusy = "false";
    const problem = page?.querySelector(".problem")?.textContent;
    const next = page?.querySelector('form.answer input[name="key"]')?.getAttribute("value");
    if (!page || !next || problem) {
      // The key stays, so that sending again is the same message even if the first one had arrived.
      this.say(problem ?? this.dataset.failed ?? "");
      return;
    }
    this.say("");
    key.value = next;
    if (text.value === sent) text.value = "";
    this.merge(page);
    this.toEnd();
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}

/* ---- A private conversation: opens by itself once the visitor agrees. ---- */

class LivePrivate extends LiveElement {
  /** @param {Frame} frame */
  heard(frame) {
    if (frame.type === "message" && frame.conversation === this.dataset.conversation) this.refreshSoon();
    if (frame.type === "conversation" && frame.conversation.id === this.dataset.conversation) this.refreshSoon();
  }

  async refresh() {
    const answer = await fetch(location.pathname, { method: "HEAD" }).catch(() => null);
    if (answer?.ok) location.reload();
  }
}

/* ---- Sign-in: the code is asked for in place, and the password stays in its field. ---- */

class SignIn extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit(form);
    });
  }

  /** @param {HTMLFormElement} form */
  async submit(form) {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields(form)) }).catch(() => null);
    const page = answer ? parse(await answer.text()) : null;
    const again = page?.querySelector("sign-in");
    if (!answer || !page || (!again && !answer.redirected)) {
      // No answer, or one that is not for us: let the browser do it, and show what comes.
      form.submit();
      return;
    }
    if (!again) {
      location.assign(answer.url);
      return;
    }
    for (const note of this.querySelectorAll(".problem, .note")) note.remove();
    this.prepend(...[...again.querySelectorAll(".problem, .note")].map((note) => document.adoptNode(note)));
    const [code, fresh] = [form.querySelector("#code-field"), again.querySelector("#code-field")];
    if (fresh && !code) form.querySelector("p:last-of-type")?.before(document.adoptNode(fresh));
    const csrf = again.querySelector('input[name="csrf"]')?.getAttribute("value");
    const field = form.elements.namedItem("csrf");
    if (csrf && field instanceof HTMLInputElement) field.value = csrf;
    const next = form.querySelector(fresh ? "#code" : "#password");
    if (next instanceof HTMLInputElement) next.select();
  }
}

/**
 * A form's fields as text; there are no files in the console.
 * @param {HTMLFormElement} form
 */
function fields(form) {
  return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
}

/* ---- The recovery key: a button that prints it. ---- */

class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => print());
  }
}

localTimes(document);
customElements.define("live-inbox", LiveInbox);
customElements.define("live-conversation", LiveConversation);
customElements.define("live-private", LivePrivate);
customElements.define("sign-in", SignIn);
customElements.define("print-button", PrintButton);
