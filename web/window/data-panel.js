// Decides how "my data" looks: what is stored, why, since and until when, who read it, and beside each thing the button that changes it.

import { withdrawButton } from "./consent-line.js";
import { size } from "./files.js";
import { linkSection } from "./private-link.js";
import { save } from "./receipt.js";
import { sheet } from "./sheet.js";
import { el, icon, prose, rich } from "./text.js";

const PATH = "/api/v1/visit/data";
const REQUESTS = "/api/v1/visit/requests";
/** @type {[string, string][]} in which forms everything is handed out */
const FILES = [["JSON", "application/json"], ["HTML", "text/html"], ["CSV", "text/csv"], ["PDF", "application/pdf"]];
/** @type {Record<string, (words: Words, value: string) => string>} what was chosen, and so is no text to correct */
const FIXED = {
  call_at: (words, value) => words.dateTime(value),
  rating: (words, value) => words.say(`rating-${value}`),
};

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./types.js").Stored} Stored
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @param {Words} words @param {Session} session @param {() => void} erase opens the question before erasing
 */
export async function openData(words, session, erase) {
  const place = el("div", { class: "data", "aria-busy": "true" }, el("p", { class: "fine" }, words.say("data-loading")));
  const dialog = sheet(words, words.say("menu-data"), place);

  async function show() {
    try {
      /** @type {Stored} */
      const stored = await session.api.json("GET", PATH);
      const focused = place.contains(document.activeElement);
      place.replaceChildren(
        el("p", { class: "lead" }, words.say("data-lead")),
        ...heldLines(words, stored),
        contactSection(words, session, stored),
        purposeSection(words, session, stored, show),
        readerSection(words, stored),
        ...noteSection(words, stored),
        messageSection(words, session, stored),
        rightsSection(words, session, stored, show),
        linkSection(words, session.api.token ?? ""),
        fileSection(words, session, stored, () => (dialog.close(), erase())),
      );
      if (focused) dialog.querySelector("h2")?.focus();
    } catch (error) {
      place.replaceChildren(el("p", { class: "failure", role: "alert" }, words.failure(error)));
    }
    place.removeAttribute("aria-busy");
  }
  await show();
}

/** @param {Words} words @param {Session} session @param {Stored} stored */
function contactSection(words, session, stored) {
  const rows = Object.entries(stored.contact ?? {}).map(([field, value], i) => {
    if (field in FIXED) return el("p", { class: "contact" }, el("span", { class: "fine" }, words.field(field)), el("br"), FIXED[field]?.(words, value) ?? value);
    const id = `contact-${i}`;
    const input = el("input", { id, value, autocomplete: "off", "aria-describedby": `${id}-said` });
    const said = el("p", { id: `${id}-said`, class: "fine", role: "status" });
    const form = el("form", { class: "contact" }, el("label", { for: id }, words.field(field)), el("div", { class: "row" }, input, el("button", { type: "submit", class: "plain" }, words.say("data-correct"))), said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.className = "fine";
      try {
        await session.did((api) => api.json("PATCH", PATH, { contact: { [field]: input.value.trim() } }).then(() => null));
        await session.refresh(); // an answer in the log is the field itself
        said.textContent = words.say("data-saved");
      } catch (error) {
        said.className = "failure";
        said.textContent = words.failure(error);
      }
    });
    return form;
  });
  return section(words.say("data-fields"), rows, words.say("data-none"));
}

/** What for, since when and until when. @param {Words} words @param {Session} session @param {Stored} stored @param {() => Promise<void>} again */
function purposeSection(words, session, stored, again) {
  const until = stored.kept_until ?? {};
  const asked = stored.consents ?? [];
  const rows = asked.map((consent) => {
    const failure = el("span", { class: "failure", role: "alert" });
    const details = [`${words.say(`state-${consent.state}`)}, ${words.dateTime(consent.at)}`];
    if (consent.purpose in until) details.push(kept(words, until[consent.purpose]));
    return row(words.purpose(consent.purpose), details, { "data-purpose": consent.purpose }, ["given", "pending", "stale", "expired"].includes(consent.state) ? withdrawButton(words, session, consent.purpose, failure, again) : null, receiptButton(words, session, consent.purpose, failure), failure);
  });
  for (const [purpose, date] of Object.entries(until)) {
    if (asked.some((consent) => consent.purpose === purpose)) continue;
    rows.push(row(words.purpose(purpose), [...(purpose === "conversation" ? [words.say("data-private")] : []), kept(words, date)], {}));
  }
  return section(words.say("data-purposes"), list(rows), words.say("data-consents-none"));
}

/** The proof of a consent that is the visitor's own, by ISO/IEC TS 27560. @param {Words} words @param {Session} session @param {string} purpose @param {HTMLElement} failure */
function receiptButton(words, session, purpose, failure) {
  const path = `/api/v1/visit/consents/${encodeURIComponent(purpose)}/record`;
  return fileButton(session, path, "application/ld+json", `receipt-${purpose}.jsonld`, "quiet", failure, words, words.say("data-receipt"));
}

/** A button that fetches a file and hands it over. @param {Session} session @param {string} path @param {string} type @param {string} name @param {string} style @param {HTMLElement} failure @param {Words} words @param {string} label */
function fileButton(session, path, type, name, style, failure, words, label) {
  const fetch = () =>
    session.api
      .call("GET", path, type)
      .then(async (answer) => save(await answer.blob(), name))
      .catch((error) => (failure.textContent = words.failure(error)));
  return el("button", { type: "button", class: style, onclick: fetch }, icon("down"), label);
}

/** @param {Words} words @param {string|null|undefined} date */
function kept(words, date) {
  return `${words.say("data-until")}: ${date ? words.say("data-until-day", { date: words.dateTime(date) }) : words.say("data-until-event")}`;
}

/** That they are restricted, and what a legal hold keeps. @param {Words} words @param {Stored} stored */
function heldLines(words, stored) {
  const lines = stored.restricted ? [words.say("data-restricted")] : [];
  for (const { purpose, until } of stored.holds ?? []) {
    const what = purpose ? words.purpose(purpose) : words.say("data-held-all");
    lines.push(words.say("data-held", { date: words.dateTime(until), what }));
  }
  return lines.map((line) => el("p", { class: "fine" }, line));
}

/** What was asked and by when it is answered, and what else people can be asked for. @param {Words} words @param {Session} session @param {Stored} stored @param {() => Promise<void>} again */
function rightsSection(words, session, stored, again) {
  const failure = el("p", { class: "failure", role: "alert" });
  /** @param {string} say @param {string} style @param {string} method @param {string} path @param {() => object} [body] */
  const act = (say, style, method, path, body) => {
    const button = el("button", { type: "button", class: style }, words.say(say));
    button.addEventListener("click", () => {
      button.disabled = true;
      session.api.json(method, path, body?.()).then(again, (error) => {
        button.disabled = false;
        failure.textContent = words.failure(error);
      });
    });
    return button;
  };
  const waits = new Set();
  const rows = (stored.requests ?? []).map(({ id, kind, state, received_at, closed_at, due, texts }) => {
    const open = !closed_at;
    if (open) waits.add(kind);
    const details = [`${words.say(`rights-state-${state}`)}, ${words.dateTime(closed_at ?? received_at)}`];
    if (open) details.push(words.say("rights-by", { date: words.date(due) }));
    return row(words.say(`rights-kind-${kind}`), details.concat((texts ?? []).flatMap(({ text }) => text ?? [])), {}, open ? act("rights-take-back", "quiet", "DELETE", `${REQUESTS}/${id}`) : null);
  });
  // What is wrong is said by whoever knows it; the server says where nothing was.
  const note = el("textarea", { rows: "3", maxlength: "2000" });
  /** @type {HTMLElement[]} */
  const asks = ["rectification", "restriction"]
    .filter((kind) => !waits.has(kind))
    .map((kind) => act(`rights-${kind}`, "plain", "POST", REQUESTS, () => (kind === "restriction" ? { kind } : { kind, note: note.value })));
  if (!waits.has("rectification")) asks.unshift(el("label", { class: "contact" }, words.say("rights-what"), note));
  return el("section", {}, section(words.say("rights-title"), list(rows), words.say("rights-none")), el("p", { class: "fine" }, words.say("rights-lead")), el("p", { class: "buttons" }, ...asks), failure);
}

/** Who was shown it: roles, for people's names are theirs. @param {Words} words @param {Stored} stored */
function readerSection(words, stored) {
  const rows = (stored.readers ?? []).map(({ role, what, at }) => row(words.say(`role-${role}`, {}, role), [`${words.say(`data-read-${what}`)}, ${words.dateTime(at)}`], {}));
  return section(words.say("data-readers"), list(rows), words.say("data-readers-none"));
}

/** @param {Words} words @param {Stored} stored */
function noteSection(words, stored) {
  const rows = (stored.notes ?? []).map(({ at, role, text }) => row(prose(text ?? ""), [`${words.say(`role-${role}`, {}, role)}, ${words.dateTime(at)}`], {}));
  return rows.length ? [section(words.say("data-notes"), list(rows), "")] : [];
}

/** @param {Node|string} what @param {string[]} details @param {Record<string, string>} attributes @param {...(Node|null)} beside */
function row(what, details, attributes, ...beside) {
  return el("li", attributes, el("span", { class: "what" }, el("strong", {}, what), ...details.map((detail) => el("span", { class: "fine" }, detail))), ...beside);
}

/** @param {HTMLElement[]} rows */
function list(rows) {
  return rows.length ? [el("ul", { class: "rows" }, ...rows)] : [];
}

/** @param {Words} words @param {Session} session @param {Stored} stored */
function messageSection(words, session, stored) {
  const rows = (stored.conversations ?? [])
    .flatMap((conversation) => conversation.messages ?? [])
    .map((message) => {
      const failure = el("span", { class: "failure", role: "alert" });
      const remove = el("button", { type: "button", class: "quiet" }, words.say("data-delete-message"));
      const text = message.file ? `${message.file.name} (${size(words, message.file.bytes)})` : message.text ?? words.say("sealed", { purpose: words.purpose(message.sealed ?? "") });
      const row = el("li", {}, el("span", { class: "what" }, el("span", {}, message.from === "bot" ? rich(text) : prose(text)), el("span", { class: "fine" }, words.author(message.from, message.by), ", ", words.dateTime(message.at))), message.from === "visitor" ? remove : null, failure);
      remove.addEventListener("click", async () => {
        remove.disabled = true;
        try {
          await session.removeMessage(message.id);
          const next = row.nextElementSibling ?? row.previousElementSibling;
          row.remove();
          next?.querySelector("button")?.focus();
        } catch (error) {
          remove.disabled = false;
          failure.textContent = words.failure(error);
        }
      });
      return row;
    });
  return section(words.say("data-messages"), list(rows), words.say("data-messages-none"));
}

/** @param {Words} words @param {Session} session @param {Stored} stored @param {() => void} erase */
function fileSection(words, session, stored, erase) {
  const failure = el("p", { class: "failure", role: "alert" });
  const files = FILES.map(([kind, type]) => fileButton(session, PATH, type, `my-data.${kind.toLowerCase()}`, "plain", failure, words, words.say("data-file", { kind })));
  return el(
    "section",
    {},
    el("h3", {}, words.say("data-download")),
    el("p", { class: "buttons" }, ...files),
    failure,
    el("p", { class: "buttons" }, el("button", { type: "button", class: "plain danger", onclick: erase }, icon("bin"), words.say("menu-erase"))),
    el("p", { class: "fine" }, words.say("data-subject"), " ", el("code", {}, stored.subject)),
  );
}

/** @param {string} title @param {Node[]} rows @param {string} none */
function section(title, rows, none) {
  return el("section", {}, el("h3", {}, title), ...(rows.length ? rows : [el("p", { class: "fine" }, none)]));
}
