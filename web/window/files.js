// Decides how a file that was attached is shown: fetched with the visit's token, shown from memory, and let go when it leaves the screen.

import { save } from "./receipt.js";
import { sheet } from "./sheet.js";
import { el, icon } from "./text.js";

const IMAGE = "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 4M15.5 9.5h.01";

/**
 * @typedef {import("./types.js").FileCard} FileCard
 * @typedef {import("./types.js").Line} Line
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./words.js").Words} Words
 */

/** What may be shown; whatever the server says, nothing else becomes an address of this origin. */
const SHOWN = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const WIDEST_PX = 288;
const HIGHEST_PX = 320;

/** What a file's line holds. @param {Words} words @param {Session} session @param {Line} line @param {FileCard} file @returns {(Node|null)[]} */
export function fileParts(words, session, line, file) {
  const failure = el("p", { class: "failure", role: "alert" });
  const fail = (/** @type {unknown} */ error) => (failure.textContent = words.failure(error));
  const download = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": words.say("file-download", { name: file.name }), title: words.say("data-download"), onclick: () => bytesOf(session, file).then((bytes) => save(bytes, file.name), fail) },
    icon("down"),
  );
  const remove = el("button", { type: "button", class: "icon-button", "aria-label": words.say("file-delete", { name: file.name }), title: words.say("data-delete-message") }, icon("bin"));
  remove.addEventListener("click", () => line.id && session.removeMessage(line.id).catch(fail));
  return [
    file.kind === "image" && SHOWN.includes(file.type) ? thumbnail(words, session, file, fail) : null,
    el("div", { class: "file-row" }, icon(file.kind === "image" ? IMAGE : "page"), el("span", { class: "file-name" }, file.name, " ", el("span", { class: "fine" }, size(words, file.bytes))), download, line.from === "visitor" ? remove : null),
    failure,
  ];
}

/** A place of the picture's own shape, so that nothing moves when it comes. @param {Words} words @param {Session} session @param {FileCard} file @param {(error: unknown) => void} fail */
function thumbnail(words, session, file, fail) {
  const { width = 4, height = 3 } = file;
  const scale = Math.min(1, WIDEST_PX / width, HIGHEST_PX / height);
  const image = el("img", { alt: "", width, height });
  const open = el("button", { type: "button", class: "thumb", "aria-label": words.say("file-open", { name: file.name }), onclick: () => look(words, image.src, file) }, image);
  open.style.aspectRatio = `${width} / ${height}`;
  open.style.width = `${file.width ? Math.max(120, width * scale) : WIDEST_PX}px`;
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    shown(session, image, file).catch(fail);
  });
  near.observe(open);
  return open;
}

/** @param {Session} session @param {HTMLImageElement} image @param {FileCard} file */
async function shown(session, image, file) {
  const bytes = await bytesOf(session, file);
  // The type is ours, not the answer's: an address of this origin never holds a page.
  image.src = URL.createObjectURL(new Blob([bytes], { type: file.type }));
}

/** The picture in a panel. @param {Words} words @param {string} src @param {FileCard} file */
function look(words, src, file) {
  if (src) sheet(words, file.name, el("img", { class: "picture", src, alt: file.name }));
}

/** @param {Session} session @param {FileCard} file */
async function bytesOf(session, file) {
  return (await session.api.call("GET", `/api/v1/visit/files/${encodeURIComponent(file.id)}`, "*/*")).blob();
}

/** @param {Words} words @param {number} bytes */
export function size(words, bytes) {
  const [unit, count] = bytes < 1_000_000 ? ["kilobyte", Math.max(1, Math.round(bytes / 1_000))] : ["megabyte", Math.round(bytes / 100_000) / 10];
  return new Intl.NumberFormat(words.locale, { style: "unit", unit: String(unit), unitDisplay: "short" }).format(Number(count));
}
