// @ts-check
// Decides how an open conversation follows what happens: messages placed by their numbers as they come, changed and deleted
// ones exchanged, who else is here, and nothing left on the screen once the grant has ended.

import { LiveElement, look } from "./live.js";
import { fields, parse, present } from "./page.js";
import { localTimes } from "./times.js";

/** How long "is typing" stands without a new sign of it. */
const TYPING_MS = 4_000;
/** Parts of the page that are exchanged when they differ. */
const PARTS = [".talk-head .meta", ".talk-head .toolbar", ".panel"];

export class LiveConversation extends LiveElement {
  /** @type {HTMLElement|null} */
  log = null;
  /** @type {HTMLElement|null} */
  list = null;
  here = "";
  /** @type {string[]} */
  others = [];
  /** Who is writing: colleagues by name, the visitor as "". @type {Map<string, ReturnType<typeof setTimeout>>} */
  writing = new Map();

  connectedCallback() {
    this.here = this.dataset.conversation ?? "";
    this.log = this.querySelector(".log");
    this.list = this.querySelector(".log ol");
    super.connectedCallback();
    look(this.here);
    const wanted = location.hash.length > 1 && location.hash !== "#latest" ? this.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) : null;
    if (wanted) wanted.scrollIntoView({ block: "center" });
    else if (!this.hasAttribute("data-past")) this.toEnd();
    this.querySelector("form.answer")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(/** @type {HTMLFormElement} */ (event.target));
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const each of this.writing.values()) clearTimeout(each);
    if (!document.querySelector("live-conversation")) look(null);
  }

  /** @param {import("./live.js").Frame} frame */
  heard(frame) {
    if (frame.type === "conversation" ? frame.conversation.id !== this.here : !("conversation" in frame) || frame.conversation !== this.here) return;
    if (frame.type === "message") this.came(frame.message);
    if (frame.type === "changed") this.edited(frame.message);
    if (frame.type === "removed" || frame.type === "note" || frame.type === "conversation") this.refreshSoon();
    if (frame.type === "typing") this.writes(frame.from === "visitor" ? "" : (frame.member?.name ?? null));
    if (frame.type === "presence") this.meet(frame.members);
    if (frame.type === "evicted") this.close();
  }

  /** @param {import("./live.js").Message} message */
  came(message) {
    if (message.from === "visitor") this.stops("");
    if (this.hasAttribute("data-past")) return;
    this.place(this.made(message));
  }

  /** The grant has ended: nothing of it stays on the screen. */
  close() {
    document.querySelector(".panel")?.remove();
    document.querySelector(".talk-head")?.replaceChildren();
    document.title = this.dataset.evicted ?? "";
    const title = document.createElement("h1");
    title.textContent = this.dataset.evicted ?? "";
    this.replaceChildren(title);
    document.querySelector(`.row[data-conversation="${CSS.escape(this.here)}"]`)?.remove();
    location.reload();
  }

  /** @param {import("./live.js").Message} message */
  made(message) {
    const template = this.querySelector(`template[data-from="${CSS.escape(message.from)}"]`);
    if (!(template instanceof HTMLTemplateElement)) return null;
    const item = /** @type {HTMLElement|null} */ (template.content.firstElementChild?.cloneNode(true) ?? null);
    const [text, time, author] = [item?.querySelector(".text"), item?.querySelector("time"), item?.querySelector(".author")];
    if (!item || !text || !time || !author) return null;
    item.dataset.message = message.id;
    item.dataset.seq = String(message.seq);
    text.textContent = message.text;
    if (message.by) author.textContent = message.by;
    time.dateTime = message.at;
    localTimes(item);
    // What cannot be read here, and files, are shown by the server, which knows the words and addresses for them.
    if (message.text === null || message.file || message.from === "member") this.refreshSoon();
    return message.text === null ? null : item;
  }

  /**
   * Puts a message where its number belongs; one that is there already is left alone.
   * @param {HTMLElement|null} item
   */
  place(item) {
    if (!item || !this.list || this.item(item.dataset.message ?? "")) return;
    const atEnd = this.isAtEnd();
    const seq = Number(item.dataset.seq);
    const later = [...this.list.children].find((other) => Number(other.getAttribute("data-seq")) > seq);
    this.list.insertBefore(item, later ?? null);
    if (atEnd) this.toEnd();
  }

  /** @param {string} id */
  item(id) {
    return this.list?.querySelector(`[data-message="${CSS.escape(id)}"]`) ?? null;
  }

  /** @param {import("./live.js").Message} message */
  edited(message) {
    const text = this.item(message.id)?.querySelector(".text");
    if (text && message.text !== null) text.textContent = message.text;
    this.refreshSoon();
  }

  /** @param {string|null} name */
  writes(name) {
    if (name === null) return;
    clearTimeout(this.writing.get(name));
    this.writing.set(name, setTimeout(() => this.stops(name), TYPING_MS));
    this.sayWho();
  }

  /** @param {string} name */
  stops(name) {
    clearTimeout(this.writing.get(name));
    if (this.writing.delete(name)) this.sayWho();
  }

  /** @param {{id: string, name: string|null}[]} members */
  meet(members) {
    this.others = members.filter((each) => each.id !== this.dataset.reader && each.name).map((each) => each.name ?? "");
    this.sayWho();
  }

  /** Who else looks at it, and who is writing. */
  sayWho() {
    const line = /** @type {HTMLElement|null} */ (this.querySelector(".presence"));
    if (!line) return;
    const names = [...this.writing.keys()].filter(Boolean);
    /** @param {string|undefined} words @param {string[]} who */
    const said = (words, who) => (who.length > 0 ? (words ?? "").replace("{names}", () => who.join(", ")) : "");
    const parts = [said(line.dataset.here, this.others), said(line.dataset.writing, names), this.writing.has("") ? line.dataset.typing : ""];
    const text = parts.filter(Boolean).join(" · ");
    if (line.textContent !== text) line.textContent = text;
  }

  /** What the page says now: messages that were missed, deleted ones, the state, the panel. */
  async refresh() {
    const page = await present().catch(() => null);
    if (page && this.isConnected) this.merge(page);
  }

  /** @param {Document} page */
  merge(page) {
    if (!page.querySelector("live-conversation")) {
      this.close();
      return;
    }
    localTimes(page);
    const atEnd = this.isAtEnd();
    this.mergeLog([...page.querySelectorAll(".log ol > li")]);
    if (atEnd && !this.hasAttribute("data-past")) this.toEnd();
    for (const part of PARTS) {
      const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
      // Left alone while it says the same or somebody is in it: nothing folds up or jumps away under the fingers. The element
      // itself stays, since the address may point at it.
      if (!old || !fresh || old.textContent === fresh.textContent || old.contains(document.activeElement) || old.querySelector("details.pop[open]")) continue;
      old.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    }
  }

  /** The log as the server says it; what is the same stays the same element, and what came while it was asked stays, too. @param {Element[]} wanted */
  mergeLog(wanted) {
    if (!this.list) return;
    const newest = Math.max(0, ...wanted.map((item) => Number(item.getAttribute("data-seq"))));
    const late = [...this.list.children].filter((item) => Number(item.getAttribute("data-seq")) > newest);
    const next = wanted.map((item) => {
      const known = item.hasAttribute("data-message") ? this.item(item.getAttribute("data-message") ?? "") : null;
      const same = known && (known.contains(document.activeElement) || (known.className === item.className && known.textContent === item.textContent));
      return same ? known : document.adoptNode(item);
    });
    const kept = [...next, ...late];
    for (const item of [...this.list.children]) if (!kept.includes(item)) item.remove();
    kept.forEach((item, at) => {
      const there = this.list?.children[at] ?? null;
      if (there !== item) this.list?.insertBefore(item, there);
    });
  }

  /** @param {HTMLFormElement} form */
  async send(form) {
    const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
    const key = /** @type {HTMLInputElement} */ (form.elements.namedItem("key"));
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    const [sent, body] = [text.value, new URLSearchParams(fields(form))];
    // Whoever has sent something writes on; what could not be sent comes back.
    text.value = "";
    const page = await fetch(form.action, { method: "POST", body })
      .then(async (answer) => parse(await answer.text()))
      .catch(() => null);
    form.ariaBusy = "false";
    const problem = page?.querySelector(".problem")?.textContent;
    const next = page?.querySelector('form.answer input[name="key"]')?.getAttribute("value");
    if (!page || !next || problem) {
      // The key stays, so that sending again is the same message even if the first one had arrived.
      text.value ||= sent;
      this.say(problem ?? this.dataset.failed ?? "");
      return;
    }
    this.say("");
    key.value = next;
    form.dispatchEvent(new Event("sent"));
    this.merge(page);
    this.toEnd();
  }

  isAtEnd() {
    return !!this.log && this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  toEnd() {
    if (this.log) this.log.scrollTop = this.log.scrollHeight;
  }
}

/** A private conversation: opens by itself once the visitor agrees. */
export class LivePrivate extends LiveElement {
  /** @param {import("./live.js").Frame} frame */
  heard(frame) {
    const id = frame.type === "conversation" ? frame.conversation.id : frame.type === "message" ? frame.conversation : "";
    if (id === this.dataset.conversation) this.refreshSoon();
  }

  async refresh() {
    const answer = await fetch(location.pathname, { method: "HEAD" }).catch(() => null);
    if (answer?.ok) location.reload();
  }
}
