// @ts-check
// Decides how a member is called who is not looking: a number in the title, and a notification that says that somebody
// waits, never who or what. Permission is asked for when the member presses the button, not before.

import { LiveElement } from "./live.js";

/** Writes how many wait before the page's title. */
export function countInTitle() {
  const count = Number(document.querySelector("#waiting")?.getAttribute("data-count") ?? 0);
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

export class CallMe extends LiveElement {
  connectedCallback() {
    if (!("Notification" in globalThis)) return;
    super.connectedCallback();
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => this.ask());
    this.draw();
  }

  async ask() {
    await Notification.requestPermission();
    this.draw();
  }

  draw() {
    const button = this.querySelector("button");
    const said = { granted: this.dataset.on, denied: this.dataset.refused, default: undefined }[Notification.permission];
    if (!button || !said) return;
    button.textContent = said;
    button.disabled = true;
  }

  /** @param {import("./live.js").Frame} frame */
  heard(frame) {
    const calls = (frame.type === "conversation" && frame.conversation.state === "waiting") || (frame.type === "message" && frame.message.from === "visitor");
    if (!calls || Notification.permission !== "granted" || document.visibilityState === "visible") return;
    const call = new Notification(this.dataset.text ?? "", { tag: "parlour", silent: true });
    call.addEventListener("click", () => {
      focus();
      call.close();
    });
  }
}
