// What stands beside the bot: who is here, a number while nobody is, being let in, and how it was.

import assert from "node:assert/strict";

export const title = "beside the bot: who is here, a number to leave, letting a person in, and a rating that may be skipped";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const member = await world.member();
  await number(world, member);
  await letIn(world, member);
}

/** Nobody is here: the consent comes first, then the number; then a member ends it, and the visitor rates. @param {import("../browser.mjs").World} world @param {import("../member.mjs").Member} member */
async function number(world, member) {
  const chat = await world.chat("en", { viewport: { width: 390, height: 700 } });
  await chat.say("Do you have Keemun?");
  await chat.line("visitor", "Keemun").waitFor();
  await chat.status.filter({ hasText: "We are not here just now" }).waitFor();
  await chat.person();
  await chat.place.getByRole("button", { name: "Leave a number" }).click();
  await chat.sheet.locator(".consent").waitFor();
  assert.equal(await chat.sheet.locator("input").count(), 0, "nothing is asked before the yes");
  await chat.sheet.locator('[data-decision="given"]').click();
  await chat.sheet.locator("#call-back-phone").fill("12");
  world.expected.push(/status of 422/);
  await chat.sheet.getByRole("button", { name: "Ask for a call" }).click();
  await chat.sheet.locator("#call-back-failure").filter({ hasText: /\S/ }).waitFor();
  await chat.sheet.locator("#call-back-phone").fill("030 901831");
  await chat.sheet.getByRole("button", { name: "Ask for a call" }).click();
  await chat.sheet.getByText("Thank you! We will call you.").waitFor();
  await chat.sheet.getByRole("button", { name: "Close" }).click();
  await chat.place.locator(".offer").waitFor({ state: "detached" });
  const known = (await member.contacts("&purpose=callback&consent=given")).some((/** @type {any} */ each) => each.contact.phone === "+4930901831");
  assert.ok(known, "the team has the number");

  const conversation = await member.find("Keemun");
  await member.close(conversation.id);
  const rating = chat.place.locator(".rating");
  await rating.waitFor();
  const buttons = await rating.locator(".decision").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  assert.deepEqual(buttons[0], buttons[1], "skipping is as easy as rating");
  await rating.locator(".chip").filter({ hasText: /^Well$/ }).click();
  await rating.locator("textarea").fill("Quick and kind");
  await rating.getByRole("button", { name: "Send rating" }).click();
  await chat.place.getByRole("button", { name: "Write again" }).waitFor();
  await chat.menu("data");
  await chat.sheet.locator("p.contact").filter({ hasText: "Well" }).waitFor();
  await chat.sheet.locator('input[value="Quick and kind"]').waitFor();
  await chat.sheet.getByText("Management").first().waitFor();
}

/** A member asks; only the visitor answers, with two equal buttons. @param {import("../browser.mjs").World} world @param {import("../member.mjs").Member} member */
async function letIn(world, member) {
  const before = await closedTo(member);
  const chat = await world.chat("de");
  await chat.say("Ganz privat: Oolong?");
  await chat.line("visitor", "Oolong").waitFor();
  await chat.place.locator(".line").nth(3).waitFor();
  const mine = (await closedTo(member)).find((id) => !before.includes(id)) ?? "";
  await member.askIn(mine);
  await chat.consent.filter({ hasText: "Darf ein Mensch mitlesen?" }).waitFor();
  assert.ok(await chat.field.isVisible(), "the visitor can write on");
  await chat.decide("given");
  await chat.place.locator('.act[data-purpose="conversation"][data-state="given"]').waitFor();
  await member.answer(mine, "Oolong haben wir.");
  await chat.line("member", "Oolong haben wir.").waitFor();
  await member.close(mine);
  const rating = chat.place.locator(".rating");
  await rating.getByRole("button", { name: "Überspringen" }).click();
  await rating.waitFor({ state: "detached" });
  await /** @type {import("playwright-core").Page} */ (chat.place).reload();
  await chat.place.getByRole("button", { name: "Wieder schreiben" }).waitFor();
  assert.equal(await rating.count(), 0, "it is asked once");
}

/** The conversations that nobody but their visitors can read. @param {import("../member.mjs").Member} member @returns {Promise<string[]>} */
async function closedTo(member) {
  return (await member.conversations()).filter((/** @type {any} */ each) => !each.readable).map((/** @type {any} */ each) => each.id);
}
