// Everything stored is shown, corrected, downloaded, deleted and withdrawn by the visitor alone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

export const title = "my data: correct, delete a message, download, withdraw";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.say("Is the linden tea fresh, asks Grace?");
  await chat.line("visitor", "asks Grace").waitFor();
  await chat.callBack("Grace Hoper", "+49 30 901821");

  await chat.menu("data");
  const form = chat.sheet.locator(".contact").filter({ hasText: "Name" });
  await form.locator("input").fill("Grace Hopper");
  await form.locator("button").click();
  await form.getByText("Corrected.").waitFor();
  const member = await world.member();
  const known = async () => (await member.contacts()).find((/** @type {any} */ each) => each.contact.phone === "+4930901821");
  assert.equal((await known())?.contact.name, "Grace Hopper");

  assert.doesNotMatch(await chat.sheet.innerText(), /null|undefined/);

  const json = JSON.parse(await download(chat, "JSON"));
  assert.equal(json.contact.name, "Grace Hopper");
  assert.ok(JSON.stringify(json.conversations).includes("asks Grace"));
  const html = await download(chat, "HTML");
  assert.match(html, /^<!doctype html>/i);
  assert.ok(html.includes("Grace Hopper") && !/<script|<link|src=/i.test(html), "a page that loads nothing");

  const row = chat.sheet.locator(".rows li").filter({ hasText: "asks Grace" });
  await row.getByRole("button", { name: "Delete message" }).click();
  await row.waitFor({ state: "detached" });

  await chat.sheet.getByRole("button", { name: "Withdraw consent: Callback" }).click();
  await chat.sheet.locator('[data-purpose="callback"]').filter({ hasText: "Withdrawn" }).waitFor();
  assert.equal(await known(), undefined, "the team can read it no more");
  await chat.sheet.getByRole("button", { name: "Close" }).click();
  await chat.place.locator('.act[data-purpose="callback"][data-state="withdrawn"]').waitFor();
  assert.equal(await chat.lines.filter({ hasText: "asks Grace" }).count(), 0);
}

/** @param {import("../chat.mjs").Chat} chat @param {string} kind */
async function download(chat, kind) {
  const page = /** @type {import("playwright-core").Page} */ (chat.place);
  const [file] = await Promise.all([page.waitForEvent("download"), chat.sheet.getByRole("button", { name: `Download (${kind})` }).click()]);
  return readFile(await file.path(), "utf8");
}
