// @ts-check
// Decides how pages are fetched and changed in place: they are the server's own pages, and where one cannot be used the
// browser goes there as it would without script.

import { localTimes } from "./times.js";

const address = () => location.pathname + location.search;

/** @param {string} html */
export function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

/**
 * Another rendering of a page, be it that it is gone or closed to us; `null` while the server has trouble.
 * @param {string} [url] the present page's, unless another is named
 * @returns {Promise<Document|null>}
 */
export async function present(url = address()) {
  const answer = await fetch(url, { headers: { "X-Fragment": "list" } });
  if (answer.redirected) location.assign(answer.url);
  return answer.redirected || answer.status >= 500 ? null : parse(await answer.text());
}

/**
 * A form's fields as text; there are no files in the console.
 * @param {HTMLFormElement} form @param {HTMLElement|null} [button] the one that was pressed
 */
export function fields(form, button = null) {
  return [...new FormData(form, button)].map(([name, value]) => [name, String(value)]);
}

/** Scrolled panes that stay where they were when the page around them changes. */
const KEPT = [".list", ".side"];
let latest = 0;
/** What is shown: a step to another place within it is no step to another page. */
let shown = address();

/**
 * Shows a page of the workspace in the place of the present one.
 * @param {Document} page @param {string} url
 */
export function show(page, url) {
  const [old, fresh] = [document.querySelector(".workspace"), page.querySelector(".workspace")];
  if (!old || !fresh) {
    location.assign(url);
    return;
  }
  const places = KEPT.map((name) => document.querySelector(name)?.scrollTop ?? 0);
  localTimes(fresh);
  document.title = page.title;
  old.replaceWith(document.adoptNode(fresh));
  KEPT.forEach((name, at) => document.querySelector(name)?.scrollTo(0, places[at] ?? 0));
  dispatchEvent(new Event("parlour:page"));
}

/**
 * Goes to a page without leaving this one.
 * @param {string} url @param {{back?: boolean, body?: URLSearchParams}} [how]
 */
export async function visit(url, { back = false, body } = {}) {
  const mine = ++latest;
  const answer = await fetch(url, body ? { method: "POST", body } : {}).catch(() => null);
  const html = answer && answer.status < 500 ? await answer.text() : "";
  // Somebody was faster: what was asked for last is what is shown.
  if (mine !== latest) return;
  const page = html ? parse(html) : null;
  if (!answer || !page?.querySelector(".workspace")) {
    if (body) location.reload();
    else location.assign(url);
    return;
  }
  const hash = new URL(url, location.href).hash;
  if (!back && !body) history.pushState(null, "", answer.redirected ? answer.url : url);
  else if (answer.redirected) history.replaceState(null, "", new URL(answer.url).pathname + new URL(answer.url).search + hash);
  shown = address();
  show(page, url);
  if (!body) document.querySelector("main")?.focus({ preventScroll: true });
}

/** A link of the lists and the menu of views, clicked as such. @param {MouseEvent} event */
function followed(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.matches(".rows a, .views a, .earlier a, #latest a, .past a, .byline .edit, .list .more a")) return null;
  return matchMedia("(width >= 60rem)").matches ? link.href : null;
}

/** What a form in a conversation does is done in place, too. @param {SubmitEvent} event */
function sent(event) {
  const form = event.target instanceof HTMLFormElement ? event.target : null;
  const ours = form?.matches(".toolbar form, .many, .edit-form, .from-note form, .panel form, .closed-door form");
  // Other pages have scripts of their own, which would not begin anew.
  if (!document.querySelector(".list")) return;
  if (!form || !ours || event.defaultPrevented || form.method !== "post") return;
  event.preventDefault();
  const button = event.submitter instanceof HTMLElement ? event.submitter : null;
  const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  visit(action, { body: new URLSearchParams(fields(form, button)) });
}

/** Takes over links and forms whose pages can change in place. */
export function takeOver() {
  addEventListener("click", (event) => {
    const url = followed(event);
    if (!url) return;
    event.preventDefault();
    visit(url);
  });
  addEventListener("submit", sent);
  addEventListener("popstate", () => shown !== address() && visit(location.href, { back: true }));
  // One unfolded thing goes when something else is pressed.
  addEventListener("pointerdown", (event) => {
    for (const open of document.querySelectorAll("details.pop[open]")) if (!open.contains(/** @type {Node} */ (event.target))) open.removeAttribute("open");
  });
}
