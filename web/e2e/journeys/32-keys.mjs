// The inbox by keyboard alone: through the list, into a conversation, every act by its key, the palette, and single keys off.

import assert from "node:assert/strict";
import { signedIn } from "../console.mjs";

export const title = "inbox by keyboard: list, answer, note, assign, snooze, tags, palette, and single keys switched off";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.person();
  await chat.say("Sencha or Gyokuro?");
  const page = await signedIn(world);
  await page.locator(".row").filter({ hasText: "Sencha" }).waitFor();
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  const key = (/** @type {string} */ each) => page.keyboard.press(each);
  await key("j");
  while (!(await page.evaluate(() => document.activeElement?.textContent?.includes("Sencha")))) await key("j");
  await key("Enter");
  await page.locator(".message").filter({ hasText: "Sencha" }).waitFor();
  await acts(page, key);
  await words(page, key, chat);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).same), true, "all of it on one page");
  await palette(page, key);
  await off(page, key);
}

/** @param {import("playwright-core").Page} page @param {(each: string) => Promise<void>} key */
async function acts(page, key) {
  const meta = page.locator(".talk-head .meta");
  await key("m");
  await meta.filter({ hasText: "You are handling" }).waitFor();
  await key("t");
  await page.locator("#tags:focus").fill("green");
  await key("Enter");
  await meta.locator(".tag", { hasText: "green" }).waitFor();
  await key("a");
  await page.locator("#assign-member:focus").waitFor();
  await key("Escape");
  assert.equal(await page.locator("details.pop[open]").count(), 0);
  await key("p");
  await page.locator("[data-command=priority] button:focus").waitFor();
  await key("Enter");
  await meta.filter({ hasText: "Urgent" }).waitFor();
}

/** @param {import("playwright-core").Page} page @param {(each: string) => Promise<void>} key @param {import("../chat.mjs").Chat} chat */
async function words(page, key, chat) {
  await key("n");
  await page.locator("#text:focus").fill("asks as every spring");
  await key("Control+Enter");
  await page.locator(".from-note").filter({ hasText: "every spring" }).waitFor();
  await key("Escape");
  await key("r");
  await page.locator("#text:focus").fill("Gyokuro, in spring.");
  await key("Control+Enter");
  await chat.line("member", "Gyokuro, in spring.").waitFor();
  await key("Escape");
}

/** @param {import("playwright-core").Page} page @param {(each: string) => Promise<void>} key */
async function palette(page, key) {
  await key("Control+k");
  await page.locator("#palette-filter:focus").fill("contacts");
  await key("Enter");
  await page.waitForURL("**/console/contacts");
  await key("g");
  await key("i");
  await page.waitForURL("**/console/inbox");
  await page.locator(".row").first().waitFor();
  await key("/");
  await page.locator("#search:focus").waitFor();
  await key("Escape");
}

/** @param {import("playwright-core").Page} page @param {(each: string) => Promise<void>} key */
async function off(page, key) {
  await key("?");
  await page.locator("#single-keys").uncheck();
  await key("Escape");
  await key("/");
  assert.equal(await page.locator("#search:focus").count(), 0, "no single key does anything");
  await page.reload();
  await page.locator(".row").first().waitFor();
  await key("/");
  assert.equal(await page.locator("#search:focus").count(), 0, "and it stays so");
  await key("Control+k");
  await page.locator("#single-keys").check();
  await key("Escape");
  await key("/");
  await page.locator("#search:focus").waitFor();
}
