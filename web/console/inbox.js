// @ts-check
// Decides how the list follows what happens: a row that is there says the new message at once; whatever else has changed
// comes with the server's own list a moment later.

import { LiveElement } from "./live.js";
import { present } from "./page.js";
import { localTimes } from "./times.js";

/** Waiting times grow without anything happening. */
const MINUTE_MS = 60_000;

export class LiveInbox extends LiveElement {
  /** @type {ReturnType<typeof setInterval>|undefined} */
  clock;
  busy = false;
  again = false;

  connectedCallback() {
    super.connectedCallback();
    this.clock = setInterval(() => document.visibilityState === "visible" && this.refresh(), MINUTE_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  /** @param {string} id */
  row(id) {
    return this.querySelector(`[data-conversation="${CSS.escape(id)}"]`);
  }

  /** @param {import("./live.js").Frame} frame */
  heard(frame) {
    if (frame.type === "evicted") {
      // The grant has ended: what was shown goes at once, the new list may come when it can.
      this.row(frame.conversation)?.remove();
      this.refreshSoon();
    }
    if (frame.type === "message") {
      if (this.tell(frame.conversation, frame.message)) this.refreshSoon();
      else this.refresh();
    }
    if (frame.type === "changed" || frame.type === "removed" || frame.type === "mention") this.refreshSoon();
    if (frame.type === "conversation") this.row(frame.conversation.id) ? this.refreshSoon() : this.refresh();
  }

  /**
   * Writes a new message into its row; whether there is one.
   * @param {string} conversation @param {import("./live.js").Message} message
   */
  tell(conversation, message) {
    const row = this.row(conversation);
    const [preview, time] = [row?.querySelector(".preview:not(.private)"), row?.querySelector("time")];
    if (!row || !preview || !time) return false;
    if (message.text && (message.from === "visitor" || message.from === "member")) preview.textContent = message.text;
    time.dateTime = message.at;
    localTimes(row);
    const open = row.querySelector("a[aria-current]") && document.visibilityState === "visible";
    if (message.from === "visitor" && !open) row.classList.add("unread");
    return true;
  }

  /** One request at a time; what happened meanwhile is asked for once it has come. */
  async refresh() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    const page = await present(this.dataset.source).catch(() => null);
    this.busy = false;
    if (page && this.isConnected) this.merge(page);
    if (this.again) {
      this.again = false;
      this.refreshSoon();
    }
  }

  /** @param {Document} page */
  merge(page) {
    const [old, fresh] = [this.querySelector("#list"), page.querySelector("#list")];
    // Nothing moves away under the hands of somebody who is ticking boxes or choosing what to do with them.
    if (!old || !fresh || old.querySelector("input:checked") || old.querySelector(".bulk")?.contains(document.activeElement)) return;
    const focused = document.activeElement?.closest("[data-conversation]")?.getAttribute("data-conversation");
    const open = this.querySelector(".row a[aria-current]")?.closest("[data-conversation]")?.getAttribute("data-conversation");
    localTimes(fresh);
    old.replaceWith(document.adoptNode(fresh));
    if (open) this.row(open)?.querySelector("a")?.setAttribute("aria-current", "true");
    const again = focused && this.row(focused)?.querySelector("a");
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    this.count(page);
  }

  /** How many wait; written only when it differs, so that it is announced only then. @param {Document} page */
  count(page) {
    const [count, now] = [this.querySelector("#waiting"), page.querySelector("#waiting")];
    if (count instanceof HTMLElement && now instanceof HTMLElement && count.textContent !== now.textContent) {
      count.textContent = now.textContent;
      count.dataset.count = now.dataset.count;
    }
    const [views, fresh] = [document.querySelector(".views ul"), page.querySelector(".views ul")];
    if (views && fresh && !views.contains(document.activeElement)) {
      for (const mark of views.querySelectorAll(".count")) mark.remove();
      const mark = fresh.querySelector(".count");
      const place = mark && views.querySelector(`a[href="${mark.closest("a")?.getAttribute("href")}"]`);
      if (mark && place) place.append(document.adoptNode(mark));
    }
    dispatchEvent(new Event("parlour:waiting"));
  }
}
