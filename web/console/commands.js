// @ts-check
// Decides what keys do. The table of commands stands in the page (crates/console/src/commands.rs); here is only how one is
// run: the element that bears its name is pressed, unfolded or given the focus.

/** How long the second key of two may take. */
const SECOND_KEY_MS = 1_200;
/** Where it is kept that single keys are off (WCAG 2.2, 2.1.4). */
const KEPT = "parlour-single-keys";

let first = "";
let firstAt = 0;

/** @returns {NodeListOf<HTMLAnchorElement>} */
const links = () => document.querySelectorAll(".rows a");
const rows = () => [...links()].filter((each) => each.checkVisibility());

/** The row that has the focus, else the open one. */
function current() {
  const all = rows();
  const focused = document.activeElement?.closest(".row")?.querySelector("a") ?? null;
  const at = all.findIndex((each) => each === focused);
  return at >= 0 ? at : all.findIndex((each) => each.hasAttribute("aria-current"));
}

/** @param {number} by */
function step(by) {
  const all = rows();
  const at = current();
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** What has no element of its own. @type {Record<string, () => void>} */
const OWN = {
  next: () => step(1),
  previous: () => step(-1),
  open: () => rows()[current()]?.click(),
  select: () => rows()[current()]?.closest("li")?.querySelector("input")?.click(),
  reply: () => write("mode-answer"),
  note: () => write("mode-note"),
  help: () => palette()?.open(),
};

/** @param {string} mode */
function write(mode) {
  document.getElementById(mode)?.click();
  document.getElementById("text")?.focus();
}

/** @returns {CommandPalette|null} */
const palette = () => document.querySelector("command-palette");

/** Runs a command; whether there was something to run. @param {string} id @param {string} [href] */
export function run(id, href) {
  if (href) {
    location.assign(href);
    return true;
  }
  const own = OWN[id];
  if (own) {
    own();
    return true;
  }
  const element = [...document.querySelectorAll(`[data-command="${CSS.escape(id)}"]`)].find((each) => each.checkVisibility());
  if (element instanceof HTMLDetailsElement) {
    element.open = !element.open;
    const field = element.querySelector("select, input:not([type=hidden]), button");
    if (element.open && field instanceof HTMLElement) field.focus();
  } else if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else if (element instanceof HTMLElement) {
    element.click();
  }
  return !!element;
}

/** @param {KeyboardEvent} event */
const isWriting = (event) => event.target instanceof Element && !!event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette()?.open();
    return;
  }
  if (event.key === "Escape") {
    leave(event);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event) || document.querySelector("dialog[open]")) return;
  if (event.target instanceof Element && event.target.closest(".list") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  if (singleKeys()) byKeys(event);
}

/** @param {KeyboardEvent} event */
function byKeys(event) {
  const keys = first && event.timeStamp - firstAt < SECOND_KEY_MS ? `${first} ${event.key}` : event.key;
  const all = [...document.querySelectorAll("[data-keys]")].filter((each) => each instanceof HTMLElement && each.dataset.keys);
  const found = /** @type {HTMLElement|undefined} */ (all.find((each) => each instanceof HTMLElement && each.dataset.keys === keys));
  const begins = all.some((each) => each instanceof HTMLElement && each.dataset.keys?.startsWith(`${event.key} `));
  [first, firstAt] = !found && begins ? [event.key, event.timeStamp] : ["", 0];
  if (found && run(found.dataset.run ?? "", found.dataset.href)) event.preventDefault();
}

/** What Escape leaves: what is unfolded, then the field. @param {KeyboardEvent} event */
function leave(event) {
  const open = document.querySelector("details.pop[open]");
  if (open instanceof HTMLDetailsElement) {
    open.open = false;
    open.querySelector("summary")?.focus();
  } else if (isWriting(event) && event.target instanceof HTMLElement && event.target.closest(".pane")) {
    event.target.blur();
  }
}

function singleKeys() {
  return localStorage.getItem(KEPT) !== "off";
}

export class CommandPalette extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => this.open());
    const filter = this.filter;
    filter?.addEventListener("input", () => this.narrow());
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.dialog?.addEventListener("click", (event) => {
      const command = event.target instanceof Element ? event.target.closest("[data-run]") : null;
      if (command instanceof HTMLElement) this.take(command);
      else if (event.target === this.dialog) this.dialog?.close();
    });
    const single = this.querySelector("#single-keys");
    if (!(single instanceof HTMLInputElement)) return;
    single.checked = singleKeys();
    single.addEventListener("change", () => {
      if (single.checked) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, "off");
    });
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  /** @returns {HTMLInputElement|null} */
  get filter() {
    return this.querySelector("#palette-filter");
  }

  /** @returns {HTMLElement[]} */
  get shown() {
    return [...this.querySelectorAll("[data-run]")].filter((each) => each instanceof HTMLElement && !each.closest("li")?.hidden).map((each) => /** @type {HTMLElement} */ (each));
  }

  open() {
    if (!this.dialog || this.dialog.open || document.querySelector("dialog[open]")) return;
    this.dialog.showModal();
    if (this.filter) this.filter.value = "";
    this.narrow();
    this.filter?.focus();
  }

  narrow() {
    const words = (this.filter?.value ?? "").trim().toLowerCase();
    for (const item of this.querySelectorAll("li")) item.hidden = !(item.textContent ?? "").toLowerCase().includes(words);
    const none = this.querySelector(".none");
    if (none instanceof HTMLElement) none.hidden = this.shown.length > 0;
    this.choose(this.shown[0]);
  }

  /** @param {HTMLElement|undefined} command */
  choose(command) {
    for (const each of this.querySelectorAll(".chosen")) each.classList.remove("chosen");
    command?.classList.add("chosen");
    command?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const at = this.shown.findIndex((each) => each.classList.contains("chosen"));
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const chosen = this.shown[at];
    if (by) this.choose(this.shown[Math.min(Math.max(at + by, 0), this.shown.length - 1)]);
    else if (event.key === "Enter" && event.target === this.filter && chosen) this.take(chosen);
    else return;
    event.preventDefault();
  }

  /** @param {HTMLElement} command */
  take(command) {
    this.dialog?.close();
    run(command.dataset.run ?? "", command.dataset.href);
  }
}

/** Listens to the keyboard. */
export function listen() {
  document.addEventListener("keydown", pressed);
}
