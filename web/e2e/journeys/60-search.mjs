// Search: without a script the page shows what was found; with one it appears as it is found. What is private is not found.

import assert from "node:assert/strict";
import { fits } from "../fits.mjs";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";

export const title = "search: with and without a script, in every spelling, nothing private";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const [open, secret] = [await world.chat("de"), await world.chat("de")];
  await open.say("Haben Sie den Weißtee aus der Großen Straße?");
  await open.person();
  await secret.say("Mein eigener Weißtee");
  await secret.line("visitor", "Mein eigener Weißtee").waitFor();
  const page = await signedIn(world);
  await page.goto(`${world.server.url}/console/search`);
  const rows = page.locator("[data-results] .row");
  await page.locator("#q").fill("WEISSTEE strasse");
  await page.locator("#q").press("Enter");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 1);
  assert.equal(await rows.locator("mark").innerText(), "Weißtee");
  await page.locator("#q").fill("nirgends gesagt");
  await page.locator("#q").press("Enter");
  await page.locator(".live").filter({ hasText: "Nothing found" }).waitFor();
  assert.equal(await rows.count(), 0);
  await accessible(page, "search");
  await withoutScript(world, page);
}

/** @param {import("../browser.mjs").World} world @param {import("playwright-core").Page} page */
async function withoutScript(world, page) {
  const [plain, cookies] = [await world.page({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } }), await page.context().cookies()];
  await plain.context().addCookies(cookies);
  await plain.goto(`${world.server.url}/console/search?q=wei%C3%9Ftee`);
  const found = plain.locator("[data-results] .row");
  assert.equal(await found.count(), 1);
  await fits(plain, "search");
  await found.locator("a").click();
  await plain.locator(".message.from-visitor").filter({ hasText: "Weißtee" }).waitFor();
}
