// While the box is closed the page around learns how many messages wait, and not a word of them; opening shows where the new begins.

import assert from "node:assert/strict";
import { Chat } from "../chat.mjs";

export const title = "unread: counted for the page around while the box is closed, divided when it is opened";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await world.page();
  await page.addInitScript(() => {
    const told = Object.assign(globalThis, { told: /** @type {unknown[]} */ ([]) }).told;
    addEventListener("message", (event) => told.push(event.data));
  });
  await page.goto(`${world.server.url}/demo?kind=bubble&lang=en`);
  await page.locator(".prlr-open").click();
  await page.locator(".prlr-yes").click();
  const chat = new Chat(/** @type {any} */ (page.frameLocator(".prlr iframe")));
  await chat.ready();
  await chat.say("Where is my Darjeeling parcel?");
  await chat.line("visitor", "Darjeeling").waitFor();
  await chat.person();
  await chat.place.getByRole("button", { name: "Close chat" }).click();

  const member = await world.member();
  const conversation = await member.find("Darjeeling");
  await member.answer(conversation.id, "It is on its way.");
  await member.answer(conversation.id, "You will have it tomorrow.");
  const counts = () => page.evaluate(() => /** @type {any} */ (globalThis).told.filter((/** @type {any} */ each) => each.parlour === "unread").map((/** @type {any} */ each) => each.count));
  await page.waitForFunction(() => /** @type {any} */ (globalThis).told.some((/** @type {any} */ each) => each.parlour === "unread" && each.count === 2));
  assert.doesNotMatch(JSON.stringify(await page.evaluate(() => /** @type {any} */ (globalThis).told)), /way|tomorrow/, "never what they say");

  await page.locator(".prlr-open").click();
  await chat.line("member", "You will have it tomorrow.").waitFor();
  await chat.place.locator(".day.unread").filter({ hasText: "New messages" }).waitFor();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).told.at(-1)?.count === 0);
  assert.deepEqual((await counts()).slice(-2), [2, 0]);
  await chat.say("Thank you");
  await chat.place.locator(".day.unread").waitFor({ state: "detached" });
}
