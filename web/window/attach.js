// Decides how pictures and PDF files go out: chosen, pasted or dropped; checked here first, for it costs nothing; the server checks by content.

import { Problem } from "./api.js";
import { el, icon } from "./text.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];
const LARGEST = 10 * 1024 * 1024;

/** Why a file cannot be sent, as the key of a text, or null. @param {{type: string, size: number}} file */
export function unfit({ type, size }) {
  if (!TYPES.includes(type)) return "attach-type";
  return size > LARGEST ? "attach-large" : null;
}

export class Attachments {
  #words;
  #session;
  #tray = el("ul", { class: "tray" });
  #over;
  #input = el("input", { type: "file", accept: TYPES.join(), multiple: true, hidden: true, onchange: () => this.#chosen() });

  /** @param {Words} words @param {Session} session */
  constructor(words, session) {
    this.#words = words;
    this.#session = session;
    this.#over = el("div", { class: "drop", hidden: true }, icon("clip"), words.say("attach-drop"));
    this.button = el("button", { type: "button", class: "icon-button", "aria-label": words.say("attach"), title: words.say("attach"), onclick: () => this.#input.click() }, icon("clip"));
    this.node = el("div", { class: "attachments" }, this.#tray, this.#input);
  }

  /** Files may be pasted into a field or dropped anywhere on the screen. @param {HTMLElement} screen */
  listen(screen) {
    const has = (/** @type {DataTransfer|null} */ data) => !this.button.hidden && Boolean(data?.types.includes("Files"));
    screen.append(this.#over);
    screen.addEventListener("paste", (event) => {
      if (!has(event.clipboardData)) return;
      event.preventDefault();
      this.#add(event.clipboardData?.files);
    });
    screen.addEventListener("dragover", (event) => {
      if (!has(event.dataTransfer)) return;
      event.preventDefault();
      this.#over.hidden = false;
    });
    screen.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) this.#over.hidden = true;
    });
    screen.addEventListener("drop", (event) => {
      this.#over.hidden = true;
      if (!has(event.dataTransfer)) return;
      event.preventDefault();
      this.#add(event.dataTransfer?.files);
    });
  }

  #chosen() {
    this.#add(this.#input.files ?? undefined);
    this.#input.value = "";
  }

  /** @param {Iterable<File>} [files] */
  #add(files = []) {
    for (const file of files) {
      const wrong = unfit(file);
      if (wrong) this.#say(file, this.#words.say(wrong, { name: file.name, size: this.#words.size(LARGEST) }));
      else void this.#send(file, crypto.randomUUID());
    }
  }

  /** A file that is no candidate: one sentence, and a button that takes it away. @param {File} file @param {string} sentence @param {HTMLElement} [again] */
  #say(file, sentence, again) {
    const row = el("li", {}, el("span", { class: "failure", role: "alert" }, sentence), again, this.#close("attach-remove", file, () => row.remove()));
    this.#tray.append(row);
    return row;
  }

  /** @param {string} label @param {File} file @param {() => void} act */
  #close(label, file, act) {
    return el("button", { type: "button", class: "icon-button", "aria-label": this.#words.say(label, { name: file.name }), onclick: () => (act(), this.button.focus()) }, icon("close"));
  }

  /** @param {File} file @param {string} key the same when it is tried again, so that it stands once */
  async #send(file, key) {
    const stop = new AbortController();
    const bar = el("progress", { max: 1, value: 0, "aria-label": this.#words.say("sending") });
    const row = el("li", {}, icon("clip"), el("span", { class: "file-name" }, file.name), bar, this.#close("attach-cancel", file, () => stop.abort()));
    this.#tray.append(row);
    try {
      await this.#session.attach({ file, key, progress: (part) => (bar.value = part), signal: stop.signal });
    } catch (error) {
      if (!stop.signal.aborted) this.#failed(file, key, error);
    }
    row.remove();
  }

  /** @param {File} file @param {string} key @param {unknown} error */
  #failed(file, key, error) {
    const words = this.#words;
    const said = `${words.say("attach-failed", { name: file.name })} ${error instanceof Problem && error.status === 0 ? "" : words.failure(error)}`;
    const passing = !(error instanceof Problem) || error.passing;
    const again = el("button", { type: "button", class: "quiet" }, words.say("retry"));
    const row = this.#say(file, said, passing ? again : undefined);
    again.addEventListener("click", () => (row.remove(), this.#send(file, key)));
  }
}
