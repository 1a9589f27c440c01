// Decides what the chat does in a page that is built with a bundler. The first click shows what the second will do; only the second
// loads and stores. Nothing is imported from elsewhere, and nothing runs before `mount` is called.

import { style } from "./look.js";
import { WORDS } from "./words.js";

/** @typedef {import("./index.js").Options} Options @typedef {import("./index.js").Mounted} Mounted @typedef {import("./index.js").Texts} Texts */

const KINDS = ["button", "inline", "slide-in", "popup", "bubble"];
const MARK = "M5 5h14v11h-7l-4 4v-4H5z";

/** @type {WeakMap<Element, () => void>} what is mounted, and how it ends */
const mounted = new WeakMap();

/**
 * Shows the chat's placeholder in an element. Requests nothing and stores nothing before the visitor's second click.
 * @param {HTMLElement} element an element that may have a shadow root
 * @param {Options} options
 * @returns {Mounted}
 */
export function mount(element, options) {
  unmount(element);
  const chat = addressOf(options);
  const look = lookOf(options);
  const words = wordsOf(options);
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const parts = build(root, look, words, options);
  const ended = run(parts, chat, look.kind);
  mounted.set(element, () => {
    ended();
    root.replaceChildren();
  });
  return { unmount: () => unmount(element) };
}

/** Takes the chat away, with its listeners. @param {HTMLElement} element */
export function unmount(element) {
  mounted.get(element)?.();
  mounted.delete(element);
}

/** @param {Options} options */
function addressOf({ origin, site, locale = "en" }) {
  const own = new URL(origin);
  if (!/^https?:$/.test(own.protocol)) throw new TypeError("parlour-chat: origin must begin with https://");
  if (!/^[0-9a-f-]{36}$/i.test(site)) throw new TypeError("parlour-chat: site must be the id of a site");
  return new URL(`/w/${site}?locale=${encodeURIComponent(locale)}`, own);
}

/** @param {Options} options */
function lookOf({ kind = "bubble", colour = "#1f5c4d", position = "right" }) {
  if (!KINDS.includes(kind)) throw new TypeError(`parlour-chat: kind must be one of ${KINDS.join(", ")}`);
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new TypeError("parlour-chat: colour must be #rrggbb");
  return { kind, colour, position: /** @type {"left"|"right"} */ (position === "left" ? "left" : "right") };
}

/** The words of the language with those of the site. What is loaded and stored is always said. @param {Options} options @returns {Texts} */
function wordsOf({ locale = "en", texts = {}, organisation = "" }) {
  const base = /** @type {Texts} */ (WORDS[locale.slice(0, 2).toLowerCase()] ?? WORDS["en"]);
  const own = Object.fromEntries(Object.entries(texts).filter(([name, text]) => text && name in base && name !== "text"));
  const words = { ...base, ...own };
  const named = (/** @type {string} */ text) => text.replace("{organisation}", () => organisation || "Parlour");
  return { ...words, text: named(words.text), frame: named(words.frame) };
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node|string)[]} children
 */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** @typedef {{open: HTMLButtonElement, box: HTMLDialogElement, yes: HTMLButtonElement, no: HTMLButtonElement, x: HTMLButtonElement, top: HTMLElement}} Parts */

/**
 * @param {ShadowRoot} root @param {{kind: string, colour: string, position: "left"|"right"}} look @param {Texts} words @param {Options} options
 * @returns {Parts}
 */
function build(root, look, words, { locale = "en", privacy, imprint }) {
  const button = (/** @type {string} */ name, /** @type {(Node|string)[]} */ ...inside) => el("button", { type: "button", class: name }, ...inside);
  const link = (/** @type {string|undefined} */ href, /** @type {string} */ text) => (href ? [el("a", { href }, text), " "] : []);
  const open = button("open", mark(), el("span", {}, words.button));
  open.setAttribute("aria-expanded", "false");
  open.setAttribute("aria-haspopup", "dialog");
  const [yes, no, x] = [button("yes", words.confirm), button("no", words.cancel), button("x", words.cancel)];
  const top = el("b", { class: "top", tabindex: "-1" }, words.title);
  const greeting = words.greeting ? [el("p", {}, words.greeting)] : [];
  const links = [...link(privacy, words.notice), ...link(imprint, words.imprint)];
  const ask = el("div", { class: "ask" }, top, ...greeting, el("p", {}, words.text), el("div", { class: "two" }, yes, no), el("p", {}, ...links));
  const box = el("dialog", { class: "box", "aria-label": words.frame }, ask, x);
  const whole = el("div", { lang: locale }, open, box);
  // A constructed sheet needs no `style-src`: it is no inline style.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style(look));
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(whole);
  return { open, box, yes, no, x, top };
}

function mark() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", MARK);
  svg.append(path);
  return svg;
}

/** What the buttons do. @param {Parts} parts @param {URL} chat @param {string} kind @returns {() => void} how it ends */
function run({ open, box, yes, no, x, top }, chat, kind) {
  /** @type {HTMLIFrameElement|null} */
  let frame = null;
  let over = false;
  const flag = `parlour${chat.pathname}/${kind}`;
  const hide = () => box.open && box.close();
  const told = () => open.setAttribute("aria-expanded", String(box.open));

  /** Only called after the second click: the next page of this site opens the same chat. @param {boolean} yes */
  const remember = (yes) => {
    try {
      if (yes) sessionStorage.setItem(flag, "1");
      else sessionStorage.removeItem(flag);
    } catch {
      // Blocked by the browser: the chat lives as long as this page.
    }
  };
  const load = () => {
    frame = el("iframe", { title: box.getAttribute("aria-label") ?? "", referrerpolicy: "no-referrer", allow: "", src: chat.href });
    box.append(frame);
    box.classList.add("on");
  };
  const close = () => {
    told();
    if (frame) remember(false);
    // After an erasure nothing of the visit is kept, not even its last screen.
    if (over) {
      frame?.remove();
      frame = null;
      over = false;
      box.classList.remove("on", "ready");
    }
    open.focus();
  };
  const hear = (/** @type {MessageEvent} */ event) => {
    if (!frame || event.origin !== chat.origin || event.source !== frame.contentWindow) return;
    const { parlour: word, count } = event.data ?? {};
    if (word === "ready") box.classList.add("ready");
    if (word === "close") hide();
    if (word === "erased") {
      over = true;
      remember(false);
    }
    if (word === "unread" && Number(count) > 0 && !box.open) open.dataset["new"] = String(Number(count) | 0);
    else if (word === "unread") delete open.dataset["new"];
  };
  open.addEventListener("click", () => {
    if (box.open) return hide();
    if (frame) remember(true);
    if (kind === "popup") box.showModal();
    else box.show();
    told();
    delete open.dataset["new"];
    (frame ?? top).focus();
  });
  yes.addEventListener("click", () => {
    remember(true);
    load();
    frame?.focus();
  });
  no.addEventListener("click", hide);
  x.addEventListener("click", hide);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  box.addEventListener("close", close);
  window.addEventListener("message", hear);
  resume(flag, () => {
    load();
    box.open = true;
    told();
  });
  return () => window.removeEventListener("message", hear);
}

/** The flag is read only where another page of this site led here, so a first view touches no storage. @param {string} flag @param {() => void} open */
function resume(flag, open) {
  try {
    if (new URL(document.referrer).origin === location.origin && sessionStorage.getItem(flag)) open();
  } catch {
    // No referrer, or storage is blocked.
  }
}
