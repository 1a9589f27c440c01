// One visit in two tabs: what happens in one stands in the other, once.

import assert from "node:assert/strict";
import { Chat } from "../chat.mjs";

export const title = "two tabs: one visit stands alike in both, nothing twice, and erasing ends both";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const one = await world.chat("en");
  const first = /** @type {import("playwright-core").Page} */ (one.place);
  await one.say("Which tea is mild?");
  await one.line("visitor", "Which tea is mild?").waitFor();
  const [second] = await Promise.all([first.context().waitForEvent("page"), first.evaluate(() => void open(location.href))]);
  const two = new Chat(second);
  await two.line("visitor", "Which tea is mild?").waitFor();
  assert.equal(await two.token(), await one.token(), "the same visit");

  await two.say("Written in the second");
  await one.line("visitor", "Written in the second").waitFor();
  await first.bringToFront();
  await one.callBack("Ada Two", "+49 30 901829");
  await two.place.locator('.act[data-purpose="callback"][data-state="given"]').waitFor();
  await one.place.locator('.act[data-purpose="callback"] .quiet').first().click();
  await two.place.locator('.act[data-purpose="callback"][data-state="withdrawn"]').waitFor();
  await two.line("bot", /What is your name/).waitFor();

  const seen = async (/** @type {Chat} */ chat) => (await chat.place.locator(".line .body").allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(await seen(two), await seen(one));
  assert.equal((await seen(one)).filter((text) => text === "Written in the second").length, 1);

  await one.menu("erase");
  await one.sheet.locator('[data-act="erase"]').click();
  for (const page of [first, second]) await page.locator('.last[data-screen="erased"] .receipt').waitFor();
  for (const page of [first, second]) assert.equal(await page.evaluate(() => sessionStorage.length), 0);
}
