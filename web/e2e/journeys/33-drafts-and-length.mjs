// What is begun is kept, and a long conversation is read in parts.

import assert from "node:assert/strict";
import { signedIn } from "../console.mjs";
import { call } from "../member.mjs";

export const title = "inbox: a draft is kept, a long conversation shows its last hundred messages";

const SAID = 130;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const { url, site } = world.server;
  const { token } = await call(url, "POST", "/api/v1/visits", "", { site, locale: "en" });
  const say = (/** @type {object} */ body) => call(url, "POST", "/api/v1/visit/messages", token, { key: crypto.randomUUID(), ...body });
  await say({ choice: "human" });
  const member = await world.member();
  for (let number = 1; number <= SAID; number += 1) await say({ text: `cup number ${number}.` });
  const { id } = await member.find("cup number 1.");
  const page = await signedIn(world);
  await page.goto(`${url}/console/conversations/${id}`);
  await parts(page);
  await draft(page, url, id);
}

/** @param {import("playwright-core").Page} page */
async function parts(page) {
  await page.locator(".message").filter({ hasText: `cup number ${SAID}.` }).waitFor();
  assert.equal(await page.locator(".message").count(), 100);
  assert.equal(await page.locator(".message").filter({ hasText: "cup number 20." }).count(), 0);
  await page.locator(".earlier a").click();
  await page.locator(".message").filter({ hasText: "cup number 20." }).waitFor();
  assert.equal(await page.locator(".message").filter({ hasText: `cup number ${SAID}.` }).count(), 0);
  await page.locator("#latest a").click();
  await page.locator(".message").filter({ hasText: `cup number ${SAID}.` }).waitFor();
}

/** @param {import("playwright-core").Page} page @param {string} url @param {string} id */
async function draft(page, url, id) {
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/draft") && answer.ok());
  await page.locator("#text").fill("Half a sentence");
  await kept;
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.doesNotMatch(stored, /Half/, "nothing that was written stays in the browser");
  await page.goto(`${url}/console/inbox`);
  await page.goto(`${url}/console/conversations/${id}`);
  assert.equal(await page.locator("#text").inputValue(), "Half a sentence");
  await page.locator("#text").press("Control+Enter");
  await page.locator(".from-member").filter({ hasText: "Half a sentence" }).waitFor();
  await page.reload();
  assert.equal(await page.locator("#text").inputValue(), "", "what was sent is no draft");
}
