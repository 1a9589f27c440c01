// The states of the chat window that the gallery shows: what the server would have answered, and what is clicked then.

import { SAID } from "./said.js";

/**
 * @typedef {import("../window/types.js").Message} Message
 * @typedef {object} Sample
 * @property {import("../window/types.js").Visit} visit
 * @property {import("../window/types.js").Consent[]} [consents]
 * @property {Partial<import("../window/types.js").Stored>} [stored]
 * @property {Record<string, unknown>[]} [frames]   what the socket says after its welcome
 * @property {number} [answers]   how many requests are answered before the connection is lost; there is no socket then
 * @property {boolean} [ended]   the visit is destroyed meanwhile
 * @property {(string|((document: Document) => void))[]} [steps]   selectors to click, or things to do, one after the other
 */

const IDS = ["question", "callback", "newsletter", "human", "health"];
export const NOW = Date.now();
const CARD = { id: "f1", name: "Lieferschein-2026-11-22.pdf", kind: /** @type {const} */ ("pdf"), type: "application/pdf", bytes: 248_300 };
const PICTURE = { id: "f2", name: "beschädigte Dose.png", kind: /** @type {const} */ ("image"), type: "image/png", bytes: 1_840_000, width: 640, height: 440 };

/** @param {string} locale @param {Record<string, string>} texts @returns {Record<string, Sample>} */
export function samples(locale, texts) {
  const said = SAID[locale] ?? /** @type {import("./said.js").Said} */ (SAID["en"]);
  let seq = 0;
  /** @param {Message["from"]} from @param {string|null} text @param {number} minutes ago @param {Partial<Message>} [more] @returns {Message} */
  const line = (from, text, minutes, more = {}) => ({ id: `m${(seq += 1)}`, seq, from, text, at: new Date(NOW - minutes * 60_000).toISOString(), ...more });
  const notice = { version: "7c1e5fd0a93b4c6d", locale, title: texts["notice-full-title"] ?? "", text: fill(texts["notice-full-lead"]), links: { privacy: "https://example.org/privacy", imprint: "https://example.org/imprint" } };
  /** @param {Message[]} messages @param {Partial<import("../window/types.js").Visit>} [more] */
  const visit = (messages, more = {}) => ({ visit: "v", token: "pv1_sample", notice, messages, ask: null, state: /** @type {const} */ ("bot"), availability: { here: true, text: said.here }, ...more });
  const choice = { kind: /** @type {const} */ ("choice"), options: IDS.map((id, i) => ({ id, label: said.choices[i] ?? id })) };
  const begin = () => ((seq = 0), [line("bot", said.hello, 9), line("bot", said.ask, 9)]);
  const talk = () => [...begin(), line("visitor", said.question, 7), line("bot", said.answer, 7), line("visitor", "👍🙂", 3), line("member", said.member, 2, { by: "Ayşe" })];
  const happens = { who: fill(texts["ask-who"]), long: fill(texts["ask-long"]) };
  const consent = (/** @type {string} */ purpose) => ({ kind: /** @type {const} */ ("consent"), purpose, notice: notice.version, text: texts[`consent-${purpose}`] ?? "", happens });
  const given = (/** @type {string} */ purpose, /** @type {"given"|"refused"|"withdrawn"} */ state, minutes = 5) => ({ purpose, state, notice: notice.version, at: new Date(NOW - minutes * 60_000).toISOString() });
  const away = { availability: { here: false, text: said.away }, state: /** @type {const} */ ("waiting") };
  const offer = { purpose: "callback", text: texts["consent-callback"] ?? "", happens, wished: said.wished.map((label, i) => ({ id: `w${i}`, label })) };
  const stored = {
    contact: { name: "Dr. Alexandra Freifrau von Hohenlohe-Schillingsfürst", phone: "+4930901820", call_at: inDays(1), rating: "4" },
    consents: [given("callback", "given"), given("marketing", "refused", 4), given("conversation", "withdrawn", 2)],
    kept_until: { callback: inDays(365), conversation: inDays(1) },
    readers: [{ role: "agent", what: /** @type {const} */ ("conversation"), at: new Date(NOW - 120_000).toISOString() }, { role: "owner", what: /** @type {const} */ ("contact"), at: new Date(NOW - 60_000).toISOString() }],
    notes: [{ at: new Date(NOW - 60_000).toISOString(), role: "agent", text: said.long }],
  };
  const receipt = { id: "0191-aa-7c1e5fd0a9", act: "subject.erased", at: new Date(NOW).toISOString(), ledger: { index: 7, entry: "{}", salt: "", proof: "" } };
  const write = (/** @type {string} */ text) => (/** @type {Document} */ document) => {
    const field = /** @type {HTMLTextAreaElement} */ (document.querySelector("#field"));
    field.value = text;
    field.form?.requestSubmit();
  };
  return {
    greeting: { visit: visit(begin(), { ask: choice }) },
    talk: { visit: visit(talk(), { state: "open" }), consents: [given("conversation", "given", 3)] },
    days: { visit: visit([line("visitor", said.question, 4_400), line("bot", said.answer, 4_400), line("member", said.member, 1_500, { by: "Ayşe", edited: true }), line("visitor", "🙂", 4)], { state: "open" }) },
    typing: { visit: visit(talk(), { state: "open" }), frames: [{ type: "typing", from: "member" }] },
    unread: {
      visit: visit(talk(), { state: "open" }),
      steps: [(document) => document.querySelector(".log")?.scrollTo(0, 0), () => tell({ type: "message", message: line("member", said.member, 0, { by: "Ayşe" }) })],
    },
    consent: { visit: visit(begin(), { ask: consent("callback") }) },
    consents: { visit: visit(begin(), { ask: { kind: "consents", notice: notice.version, items: ["callback", "lead"].map((purpose) => ({ purpose, text: texts[`consent-${purpose}`] ?? texts["consent-callback"] ?? "", happens })) } }) },
    unfolded: { visit: visit(begin(), { ask: consent("health") }), steps: [".happens summary"] },
    refused: { visit: visit([...begin(), line("bot", texts["bot-refused"] ?? "", 1)], { ask: choice }), consents: [given("callback", "refused", 1)] },
    answer: { visit: visit(begin(), { ask: { kind: "answer", field: "name", format: "name", purpose: "callback", optional: true } }), consents: [given("callback", "given")] },
    files: {
      visit: visit([...talk(), line("visitor", null, 1, { file: PICTURE }), line("member", null, 0, { file: CARD, by: "Ayşe" })], { state: "open" }),
      steps: [(document) => drop(document, "film.mp4", "video/mp4", 9), (document) => drop(document, "langsam.png", "image/png", 9)],
    },
    "let-in": { visit: visit(begin(), { ask: choice, let_in: { notice: notice.version, text: said.letIn, happens } }) },
    letter: { visit: visit(begin(), { ask: choice, confirmation: { purpose: "marketing", state: "sent", address: "ayse@example.org", until: inDays(1) } }) },
    "letter-not-sent": { visit: visit(begin(), { ask: choice, confirmation: { purpose: "marketing", state: "not-sent", address: "ayse@example.org", until: inDays(1) } }) },
    "call-back": { visit: visit(begin(), { ...away, ask: choice, call_back: offer }) },
    "call-back-consent": { visit: visit(begin(), { ...away, call_back: offer }), steps: [".offer .plain"] },
    "call-back-form": { visit: visit(begin(), { ...away, call_back: offer }), consents: [given("callback", "given")], steps: [".offer .plain"] },
    rating: { visit: visit(talk(), { state: "closed", rating: { purpose: "satisfaction", text: said.rate } }), steps: [".chip:nth-child(2) input"] },
    closed: { visit: visit(talk(), { state: "closed" }) },
    offline: { visit: visit(talk(), { state: "open" }), answers: 2, steps: [write(said.question), write("🙂")] },
    emoji: { visit: visit(talk(), { state: "open" }), steps: [".emoji"] },
    menu: { visit: visit(talk(), { state: "open" }), steps: [".menu-place > button"] },
    data: { visit: visit(talk()), stored, steps: ['[data-entry="data"]'] },
    link: { visit: visit(talk()), stored, steps: ['[data-entry="data"]', ".link-section .plain"] },
    erase: { visit: visit(talk()), steps: ['[data-entry="erase"]'] },
    erased: { visit: visit(talk()), frames: [{ type: "erased", receipt }] },
    long: { visit: visit([...begin(), line("visitor", said.long, 1), line("member", said.long, 1, { by: said.long.slice(0, 40) })], { ask: choice }) },
    ended: { visit: visit(talk()), ended: true, frames: [{ type: "problem", title: "" }] },
    unreachable: { visit: visit([]), answers: 0 },
  };

  /** @param {string|undefined} text */
  function fill(text) {
    return (text ?? "").replaceAll("{ $organisation }", "Teeladen am Hafen").replaceAll("{ $inactive }", "12 M.").replaceAll("{ $cap }", "24 M.");
  }
}

/** @param {number} days */
function inDays(days) {
  return new Date(NOW + days * 86_400_000).toISOString();
}

/** A frame from the socket of the sample. @param {Record<string, unknown>} frame */
function tell(frame) {
  dispatchEvent(new CustomEvent("sample-frame", { detail: frame }));
}

/** @param {Document} document @param {string} name @param {string} type @param {number} size */
function drop(document, name, type, size) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([new Uint8Array(size)], name, { type }));
  document.querySelector("#window")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}
