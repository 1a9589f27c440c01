// Decides how a visitor leaves a number while nobody is here: the consent first, then name, number and a time that suits.

import { consentCard } from "./consent.js";
import { sheet } from "./sheet.js";
import { el, icon } from "./text.js";

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
    consentCard(words, session, { purpose: offer.purpose, text: offer.text }, async (decision) => {
      await session.decide({ kind: "consent", purpose: offer.purpose, notice, text: offer.text }, decision);
      if (decision === "given") return ask();
      session.dismiss("callBack");
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
    el("button", { type: "submit", class: "plain strong" }, icon("phone"), words.say("call-back-send")),
  );
  let busy = false;
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    failure.textContent = "";
    const at = String(new FormData(node).get("at") ?? "");
    try {
      await session.leaveNumber({ phone: phone.value.trim(), ...(name.value.trim() ? { name: name.value.trim() } : {}), ...(at ? { at } : {}) });
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
