// Decides how a visitor leaves a number while nobody is here: the consent first, then name, number and a time that suits.

import { consentCard } from "./consent-card.js";
import { sheet } from "./sheet.js";
import { el, icon } from "./text.js";

export const PHONE = "M6 4h3l1.5 4.5L8.5 10a11 11 0 005.5 5.5l1.5-2L20 15v3a2 2 0 01-2.200 2A15 15 0 014 6.200 2 2 0 016 4z";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./types.js").CallBack} CallBack
 * @typedef {import("./words.js").Words} Words
 */

/** @param {Words} words @param {Session} session @param {CallBack} offer */
export function openCallBack(words, session, offer) {
  const place = el("div", { class: "call-back" });
  const dialog = sheet(words, words.say("call-back-title"), place);
  const given = () => session.consents.some(({ purpose, state }) => purpose === offer.purpose && state === "given");
  const show = (/** @type {Node} */ node) => {
    place.replaceChildren(node);
    dialog.querySelector("h2")?.focus();
  };
  const done = (/** @type {string} */ key) => show(el("p", { class: "done" }, icon("check"), words.say(key)));
  const ask = () => show(form(words, session, offer, () => done("call-back-done")));
  if (given()) return ask();
  const notice = offer.notice ?? session.notice?.version ?? "";
  place.append(
    consentCard(words, session, offer, async (decision) => {
      await session.decide({ purpose: offer.purpose, notice }, decision);
      if (decision === "given") return ask();
      done("call-back-refused");
    }),
  );
}

/** @param {Words} words @param {Session} session @param {CallBack} offer @param {() => void} done */
function form(words, session, offer, done) {
  const failure = el("p", { id: "call-back-failure", class: "failure", role: "alert" });
  const phone = el("input", { id: "call-back-phone", type: "tel", inputmode: "tel", autocomplete: "tel", required: true, "aria-describedby": "call-back-failure" });
  const name = el("input", { id: "call-back-name", autocomplete: "name" });
  const node = el(
    "form",
    { class: "fields" },
    el("div", {}, el("label", { for: "call-back-phone" }, words.field("phone")), phone),
    el("div", {}, el("label", { for: "call-back-name" }, words.say("call-back-name")), name),
    offer.wished.length > 0 ? times(words, offer) : null,
    failure,
    el("button", { type: "submit", class: "plain strong" }, icon(PHONE), words.say("call-back-send")),
  );
  const key = crypto.randomUUID();
  let busy = false;
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    failure.textContent = "";
    const said = { phone: phone.value.trim(), name: name.value.trim(), at: String(new FormData(node).get("at") ?? "") };
    const answer = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
    try {
      await session.did((api) => api.json("POST", "/api/v1/visit/call-back", answer, key));
      done();
    } catch (error) {
      failure.textContent = words.failure(error);
      phone.focus();
    }
    busy = false;
  });
  return node;
}

/** @param {Words} words @param {CallBack} offer */
function times(words, offer) {
  const options = [{ id: "", label: words.say("call-back-any") }, ...offer.wished];
  return el(
    "fieldset",
    {},
    el("legend", {}, words.say("call-back-when")),
    el("div", { class: "chips" }, ...options.map(({ id, label }) => el("label", { class: "chip" }, el("input", { type: "radio", name: "at", value: id, checked: id === "" }), el("span", {}, label)))),
  );
}
