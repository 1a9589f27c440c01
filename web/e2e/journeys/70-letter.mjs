// A letter asks for access: entered, seen on the desk with its day, put off, and refused in the end, all without script.

import assert from "node:assert/strict";
import { office } from "../privacy.mjs";

export const title = "a request by letter, without script: entered, on the desk, extended, refused";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await office(world, { javaScriptEnabled: false });
  const { url } = world.server;
  await page.goto(`${url}/console/privacy`);
  const due = page.locator("main table tbody tr").filter({ hasText: "objection" });
  assert.equal(await due.count(), 0);

  await page.goto(`${url}/console/privacy/requests`);
  await page.locator("#kind").selectOption("objection");
  await page.locator("#channel").selectOption("letter");
  await page.locator("#received_at").fill(daysAgo(5));
  await page.locator("#note").fill("Came with the post");
  await page.locator("main form.stack button").last().click();
  await page.goto(`${url}/console/privacy`);
  await due.locator("a").click();
  await page.waitForURL("**/privacy/requests/*");
  const facts = page.locator("main dl.facts").first();
  assert.match(await facts.innerText(), /Due/);
  const before = await facts.locator("strong").innerText();

  await page.locator("details:has(#extend-reason) summary").click();
  await page.locator("#extend-reason").fill("Many letters at once");
  await page.locator('form[action$="/extend"] button').click();
  assert.notEqual(await facts.locator("strong").innerText(), before, "two months more");

  await page.locator("details:has(#refuse-reason) summary").click();
  await page.locator("#refuse-reason").fill("Nobody of that name");
  await page.locator('form[action$="/refuse"] button').click();
  await page.goto(`${url}/console/privacy`);
  assert.equal(await due.count(), 0, "what is answered is off the desk");
}

/** @param {number} days */
function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
