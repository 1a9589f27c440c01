// @ts-check
// Decides what happens while something is being written: the draft is kept on the server (sealed, never in the browser), the
// visitor sees that somebody types, and texts are inserted.

import { send } from "./live.js";
import { InsertList } from "./insert.js";

const DRAFT_AFTER_MS = 1_500;
const TYPING_EVERY_MS = 3_000;

/** @typedef {{form: HTMLFormElement, text: HTMLTextAreaElement, conversation: string}} Place */

let typedAt = 0;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let soon;
/** @type {(() => void)|null} */
let unsaved = null;

/** @param {EventTarget|null} target @returns {Place|null} */
function place(target) {
  const text = target instanceof HTMLTextAreaElement && target.id === "text" ? target : null;
  const form = text?.closest("form");
  return text && form ? { form, text, conversation: form.dataset.conversation ?? "" } : null;
}

/** @param {HTMLFormElement} form */
const noting = (form) => new FormData(form).get("mode") === "note";

/** Keeps what was typed. @param {Place} here */
function keep({ text, conversation }) {
  const value = text.value;
  clearTimeout(soon);
  unsaved = () => {
    unsaved = null;
    clearTimeout(soon);
    const body = JSON.stringify({ text: value });
    fetch(`/api/v1/conversations/${conversation}/draft`, { method: "PUT", headers: { "Content-Type": "application/json" }, body, keepalive: body.length < 60_000 }).catch(() => {});
  };
  soon = setTimeout(() => unsaved?.(), DRAFT_AFTER_MS);
}

/** @param {Event} event */
function typed(event) {
  const here = place(event.target);
  if (!here) return;
  InsertList.of(here.form)?.typed(here.text, noting(here.form));
  // A note is nobody's answer: it is not kept where it could be taken for one, and the visitor does not see it being written.
  if (noting(here.form)) return;
  keep(here);
  if (Date.now() - typedAt < TYPING_EVERY_MS || !here.text.value) return;
  typedAt = Date.now();
  send({ type: "typing", conversation: here.conversation });
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const here = place(event.target);
  if (!here) return;
  if (InsertList.of(here.form)?.pressed(event)) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    here.form.requestSubmit();
  }
}

/** Listens to every composer there will be. */
export function startWriting() {
  document.addEventListener("input", typed);
  document.addEventListener("keydown", pressed);
  document.addEventListener("sent", (event) => {
    clearTimeout(soon);
    unsaved = null;
    if (event.target instanceof HTMLFormElement) InsertList.of(event.target)?.close();
  }, true);
  addEventListener("parlour:page", () => unsaved?.());
  addEventListener("pagehide", () => unsaved?.());
}
