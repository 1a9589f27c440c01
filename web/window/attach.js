// Decides how pictures and PDF files go out: chosen, pasted or dropped; checked here first, for it costs nothing; the server checks by content.

import { Problem } from "./api.js";
import { size } from "./files.js";
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
  #tray;
  #back;
  #over;
  #input = el("input", { type: "file", accept: TYPES.join(), multiple: true, hidden: true, onchange: () => this.#chosen() });

  /** @param {Words} words @param {Session} session @param {HTMLElement} tray where they stand until they are sent @param {() => void} back gives the focus back */
  constructor(words, session, tray, back) {
    this.#words = words;
    this.#session = session;
    this.#tray = tray;
    this.#back = back;
    this.#over = el("div", { class: "drop", hidden: true }, icon("clip"), words.say("attach-drop"));
    tray.before(this.#input);
    document.getElementById("window")?.append(this.#over);
  }

  /** Asks the visitor for files. */
  choose() {
    this.#input.click();
  }

  /** Files were pasted or are held above the screen. @param {string} type of the event @param {File[]} files */
  take(type, files) {
    this.#over.hidden = type !== "dragover";
    if (type === "paste" || type === "drop") this.#add(files);
  }

  #chosen() {
    this.#add([...(this.#input.files ?? [])]);
    this.#input.value = "";
  }

  /** @param {File[]} files */
  #add(files) {
    for (const file of files) {
      const wrong = unfit(file);
      if (wrong) this.#say(file, this.#words.say(wrong, { name: file.name, size: size(this.#words, 10_000_000) }));
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
    return el("button", { type: "button", class: "icon-button", "aria-label": this.#words.say(label, { name: file.name }), onclick: () => (act(), this.#back()) }, icon("close"));
  }

  /** @param {File} file @param {string} key the same when it is tried again, so that it stands once */
  async #send(file, key) {
    const stop = new AbortController();
    const bar = el("progress", { max: 1, value: 0, "aria-label": this.#words.say("sending") });
    const row = el("li", {}, icon("clip"), el("span", { class: "file-name" }, file.name), bar, this.#close("attach-cancel", file, () => stop.abort()));
    this.#tray.append(row);
    try {
      await this.#session.did((api) => upload(api, file, key, (part) => (bar.value = part), stop.signal));
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

/**
 * By XMLHttpRequest, for `fetch` does not tell how far it is.
 * @param {import("./api.js").Api} api @param {File} file @param {string} key @param {(part: number) => void} progress @param {AbortSignal} signal
 * @returns {Promise<import("./types.js").Answered>}
 */
function upload(api, file, key, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/visit/files?${new URLSearchParams({ name: file.name, key })}`);
    for (const [name, value] of Object.entries(api.headers("application/json"))) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", file.type);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(request.response);
      else reject(new Problem(request.status, request.response ?? {}));
    };
    request.onerror = request.onabort = () => reject(new Problem(0, {}));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
