// Decides how a state of the chat window is shown without a server: the window's own scripts, with answers and frames from a sample.

import { texts } from "./ftl.js";
import { samples } from "./states.js";

/** @typedef {import("./states.js").Sample} Sample */

const LOCALES = ["de", "en", "pl", "ru", "tr"];
const wanted = new URLSearchParams(location.search);
const locale = LOCALES.includes(wanted.get("locale") ?? "") ? String(wanted.get("locale")) : "en";
const words = await texts(locale);
const all = samples(locale, words);
const sample = all[wanted.get("state") ?? ""];
await style(wanted.get("theme"));
if (sample) await show(sample);
else list(Object.keys(all));

/** The window's style behind the house's tokens; a theme that is asked for wins over the system's. @param {string|null} theme */
async function style(theme) {
  const read = async (/** @type {string} */ path) => {
    const answer = await fetch(path);
    return answer.ok ? answer.text() : "";
  };
  const css = `${await read("../tokens.css")}\n${await read("../window/style.css")}`;
  const node = document.createElement("style");
  node.textContent = theme ? css.replaceAll("(prefers-color-scheme: dark)", theme === "dark" ? "all" : "not all") : css;
  document.head.append(node);
  if (theme) document.documentElement.style.colorScheme = theme;
}

/** @param {Sample} state */
async function show(state) {
  const config = document.createElement("script");
  config.type = "application/json";
  config.id = "config";
  config.textContent = JSON.stringify({ site: "sample", organisation: "Teeladen am Hafen", locale, locales: LOCALES, links: state.visit.notice.links, texts: words, parent_origins: [], colour: wanted.get("colour") ?? "#1f5c4d" });
  document.head.append(config);
  sessionStorage.setItem("parlour-visit-sample", "pv1_sample");
  answer(state);
  connect(state);
  await import("../window/main.js");
  await quiet();
  for (const step of state.steps ?? []) {
    if (typeof step === "function") step(document);
    else (await found(step))?.click();
    await quiet();
  }
  document.documentElement.dataset["ready"] = "true";
}

/** @param {string} selector @returns {Promise<HTMLElement|null>} */
async function found(selector) {
  for (let tries = 0; tries < 20 && !document.querySelector(selector); tries += 1) await quiet();
  return /** @type {HTMLElement|null} */ (document.querySelector(selector));
}

function quiet() {
  return new Promise((done) => setTimeout(done, 120));
}

/** @param {Sample} state */
function answer(state) {
  const real = fetch;
  const json = (/** @type {unknown} */ body, status = 200) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  let asked = 0;
  globalThis.fetch = async (input, request) => {
    const { pathname } = new URL(String(input), location.href);
    if (!pathname.startsWith("/api/")) return real(input, request);
    asked += 1;
    if (asked > (state.answers ?? Infinity)) throw new TypeError("no way");
    if (pathname === "/api/v1/visit" && state.ended && asked > 2) return json({ type: "/problems/unauthorized", title: "" }, 401);
    if (pathname === "/api/v1/visits" || pathname === "/api/v1/visit") return json(state.visit, 201);
    if (pathname === "/api/v1/visit/consents") return json({ items: state.consents ?? [] });
    if (pathname === "/api/v1/visit/data") return json({ subject: "0191c1f0-7c1e-7fd0-a93b-4c6d5e7f8a90", contact: {}, conversations: [{ id: "c", messages: state.visit.messages }], consents: state.consents ?? [], requests: [], recipients: [], kept_until: {}, ...state.stored });
    if (pathname.startsWith("/api/v1/visit/files/")) return new Response(await picture(), { headers: { "content-type": "image/png" } });
    return json({ messages: [], ask: null, items: [] });
  };
  // An upload that goes on and on, so that its progress can be seen.
  XMLHttpRequest.prototype.send = function () {
    this.upload.dispatchEvent(new ProgressEvent("progress", { loaded: 62, total: 100, lengthComputable: true }));
  };
}

/** @returns {Promise<Blob|null>} */
function picture() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 440 });
  const draw = canvas.getContext("2d");
  if (draw) {
    const sky = draw.createLinearGradient(0, 0, 640, 440);
    sky.addColorStop(0, "#d9c9a3");
    sky.addColorStop(1, "#8a9a6b");
    draw.fillStyle = sky;
    draw.fillRect(0, 0, 640, 440);
    draw.fillStyle = "#5b3a21";
    draw.fillRect(230, 120, 180, 240);
  }
  return new Promise((done) => canvas.toBlob(done));
}

/** @param {Sample} state */
function connect(state) {
  class Wire extends EventTarget {
    constructor() {
      super();
      setTimeout(() => (state.answers !== undefined ? this.dispatchEvent(new Event("close")) : this.dispatchEvent(new Event("open"))), 20);
      addEventListener("sample-frame", (event) => this.#say(/** @type {CustomEvent} */ (event).detail));
    }

    send() {
      for (const frame of [{ type: "welcome", protocol: 1 }, ...(state.frames ?? [])]) this.#say(frame);
    }

    close() {}

    /** @param {unknown} frame */
    #say(frame) {
      this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
    }
  }
  globalThis.WebSocket = /** @type {any} */ (Wire);
}

/** @param {string[]} states */
function list(states) {
  const place = /** @type {HTMLElement} */ (document.getElementById("window"));
  place.style.overflow = "auto";
  const rows = states.map((state) => {
    const row = document.createElement("li");
    for (const theme of ["light", "dark"]) {
      for (const each of LOCALES) {
        const link = document.createElement("a");
        link.href = `?state=${state}&locale=${each}&theme=${theme}`;
        link.textContent = `${state} ${each} ${theme}`;
        row.append(link, " ");
      }
    }
    return row;
  });
  const node = document.createElement("ul");
  node.append(...rows);
  place.append(node);
  document.documentElement.dataset["states"] = states.join(" ");
}
