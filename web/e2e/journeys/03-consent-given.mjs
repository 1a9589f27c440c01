// Consent is asked for before the question: two equal buttons, nothing chosen beforehand. Given, the answer reaches the team.

import assert from "node:assert/strict";

export const title = "consent given: asked fairly, answered, and the team can read the contact";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.choose("callback");
  await chat.consent.waitFor();
  assert.ok(await chat.field.isHidden(), "nothing can be typed while a consent is asked");
  await fair(chat);
  await chat.decide("given");
  await chat.asked("name");
  const log = await chat.place.locator(".lines > *").allInnerTexts();
  const agreed = log.findIndex((text) => text.includes("You agreed"));
  assert.ok(agreed > 0 && log.findIndex((text) => text.includes("What is your name?")) > agreed, "the consent stands before what it allowed");
  await chat.say("Ada Lovelace");
  await chat.asked("phone");
  world.expected.push(/status of 422/);
  await chat.say("1");
  await chat.place.locator("#field-failure").filter({ hasText: /\S/ }).waitFor();
  assert.equal(await chat.field.inputValue(), "1", "what was refused can be corrected");
  await chat.say("030 901820");
  await chat.ready();
  await chat.place.locator('.act[data-purpose="callback"][data-state="given"]').waitFor();

  const member = await world.member();
  const [contact] = (await member.contacts("&purpose=callback&consent=given")).filter((/** @type {any} */ each) => each.contact.name === "Ada Lovelace");
  assert.equal(contact?.contact.phone, "+4930901820");
  assert.equal(contact.consents.callback, "given");
  const [consent] = (await member.consents(contact.subject)).items;
  assert.equal(consent.purpose, "callback");
}

/** @param {import("../chat.mjs").Chat} chat */
async function fair(chat) {
  const shown = await chat.place.locator(".decision").evaluateAll((buttons) =>
    buttons.map((button) => {
      const { width, height } = button.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(button);
      const { decision } = /** @type {HTMLElement} */ (button).dataset;
      return { decision, look: { width, height, color, backgroundColor, borderColor, fontSize, fontWeight }, focused: button === document.activeElement, chosen: button.matches("[aria-pressed=true], [aria-checked=true], [autofocus], [type=submit]") };
    }),
  );
  assert.deepEqual(shown.map((each) => each.decision).sort(), ["given", "refused"]);
  assert.deepEqual(shown[0]?.look, shown[1]?.look, "both buttons look the same");
  assert.ok(shown.every((each) => !each.focused && !each.chosen), "neither is chosen beforehand");
}
