// A member without script: every act of the inbox is a link or a form.

import assert from "node:assert/strict";
import { signedIn } from "../console.mjs";

export const title = "inbox without script: take, assign, priority, snooze, tags, note, answer, edit, delete, bulk, close";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.person();
  await chat.say("My Assam smells of fish");
  const page = await signedIn(world, { javaScriptEnabled: false });
  await page.locator(".views a", { hasText: "Waiting" }).click();
  await page.locator(".row").filter({ hasText: "Assam" }).locator("a").click();
  await order(page);
  await write(page, chat);
  await close(page, chat);
}

/** @param {import("playwright-core").Page} page */
async function order(page) {
  const meta = page.locator(".talk-head .meta");
  await page.getByRole("button", { name: "Take" }).click();
  await meta.filter({ hasText: "You are handling" }).waitFor();
  await page.locator("[data-command=priority] summary").click();
  await page.getByRole("button", { name: "Urgent" }).click();
  await meta.filter({ hasText: "Urgent" }).waitFor();
  await page.locator("[data-command=tag] summary").click();
  await page.locator("#tags").fill("complaint, Assam, complaint");
  await page.getByRole("button", { name: "Save" }).click();
  assert.deepEqual(await meta.locator(".tag").allInnerTexts(), ["complaint", "Assam"]);
  await page.locator("[data-command=snooze] summary").click();
  await page.getByRole("button", { name: "Tomorrow, 9:00" }).click();
  await meta.filter({ hasText: "09:00" }).waitFor();
  await page.locator(".views a", { hasText: "Mine" }).click();
  assert.equal(await page.locator(".row").filter({ hasText: "Assam" }).count(), 0, "what is snoozed is out of the way");
  await page.locator(".views a", { hasText: "Snoozed" }).click();
  await page.locator(".row").filter({ hasText: "Assam" }).locator("a").click();
  await page.locator("[data-command=snooze] summary").click();
  await page.getByRole("button", { name: "Bring back now" }).click();
  assert.equal(await meta.filter({ hasText: "09:00" }).count(), 0);
}

/** @param {import("playwright-core").Page} page @param {import("../chat.mjs").Chat} chat */
async function write(page, chat) {
  await page.locator("#mode-note").check({ force: true });
  await page.locator("#text").fill("Batch 17, as last week");
  await page.getByRole("button", { name: "Save note" }).click();
  await page.locator(".from-note").filter({ hasText: "Batch 17" }).waitFor();
  assert.equal(await page.locator("#mode-note").isChecked(), true, "a note follows a note");
  await page.locator("#mode-answer").check({ force: true });
  await page.locator("#text").fill("We are sory.");
  await page.getByRole("button", { name: "Send" }).click();
  await chat.line("member", "We are sory.").waitFor();
  assert.equal(await chat.lines.filter({ hasText: "Batch 17" }).count(), 0, "a note is not for the visitor");
  await page.locator(".from-member .edit").last().click();
  await page.locator("#edit-text").fill("We are sorry.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".from-member").filter({ hasText: "We are sorry." }).filter({ hasText: "edited" }).waitFor();
  await page.locator(".from-member .edit").last().click();
  await page.getByRole("button", { name: "Delete message" }).click();
  assert.equal(await page.locator(".from-member").filter({ hasText: "sorry" }).count(), 0);
  await page.getByRole("button", { name: "Delete note" }).click();
  assert.equal(await page.locator(".from-note").count(), 0);
}

/** @param {import("playwright-core").Page} page @param {import("../chat.mjs").Chat} chat */
async function close(page, chat) {
  await page.locator(".views a", { hasText: "Mine" }).click();
  const row = page.locator(".row").filter({ hasText: "Assam" });
  await row.hover();
  await row.locator("input").check();
  await page.locator("#bulk-act").selectOption("close");
  await page.getByRole("button", { name: "Apply" }).click();
  assert.equal(await page.locator(".row").filter({ hasText: "Assam" }).count(), 0);
  await page.locator(".views a", { hasText: "Closed" }).click();
  await page.locator(".row").filter({ hasText: "Assam" }).waitFor();
  await chat.status.filter({ hasText: "closed" }).waitFor();
}
