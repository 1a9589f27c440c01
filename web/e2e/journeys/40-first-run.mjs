// From an empty data directory to a test visit: every step as an owner takes it, timed.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { Chat } from "../chat.mjs";
import { enter, setUp } from "../first-run.mjs";
import { fits } from "../fits.mjs";
import { empty } from "../server.mjs";

export const title = "first run: from an empty folder to a test visit";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const begun = Date.now();
  const server = world.until(await empty());
  world.allowed.add(server.url);
  world.expected.push(/status of 401/); // the second step is asked for
  const page = await world.page({ viewport: { width: 320, height: 640 } });
  await enter(page, server.url, await setUp(page, server));
  assert.equal(await done(page), "1", "the recovery key was confirmed at once");
  await accessible(page, "first run");
  await fits(page, "first run");

  await page.locator(".first-run a").first().click();
  await page.locator("#offer-ru").uncheck();
  await primary(page);
  await page.waitForURL("**/setup/site");
  await page.locator("#name").fill("Shop");
  await page.locator("#address").fill("shop.example");
  await page.locator("#privacy").fill("shop.example/privacy");
  await page.locator("#imprint").fill("shop.example/imprint");
  await fits(page, "site");
  await primary(page);
  await page.waitForURL("**/setup/holder");
  await fits(page, "second holder");
  await page.locator("form.later button").click();
  await page.waitForURL("**/setup/codes");
  await primary(page);
  assert.equal(await page.locator(".codes li").count(), 10);
  await accessible(page, "recovery codes");
  await page.locator("main a.button").click();
  await page.waitForURL("**/setup/bot");
  await accessible(page, "bots");
  await page.locator('.templates li:has(input[value="agency"]) button').click();
  await page.waitForURL("**/setup/snippet");
  assert.match(await page.locator("#snippet").inputValue(), /data-site|parlour/i);
  await page.locator("copy-text button").click();
  await fits(page, "snippet");
  await page.locator("form.choice:not(.later) button").click();
  await page.waitForURL("**/setup/visit");
  await page.locator("[role=status]").filter({ hasText: "Waiting" }).waitFor();

  const opening = page.context().waitForEvent("page");
  await page.locator('a[target="_blank"]').click();
  const chat = new Chat(await opening);
  await chat.choice("lead").waitFor();
  await page.locator("first-visit[data-came]").waitFor();
  await page.locator("[role=status]").filter({ hasText: "It works" }).waitFor();
  console.log(`      from an empty folder to a test visit: ${((Date.now() - begun) / 1000).toFixed(1)} s`);

  await page.goto(`${server.url}/console`);
  assert.match(page.url(), /\/console\/inbox$/, "nothing is open any more");
  await page.goto(`${server.url}/console/setup`);
  assert.equal(await done(page), "7");
  assert.equal(await page.locator(".step-later").count(), 1, "put aside on purpose");
}

/** @param {import("playwright-core").Page} page */
function done(page) {
  return page.locator("progress").getAttribute("value");
}

/** @param {import("playwright-core").Page} page */
async function primary(page) {
  await page.locator("main button.primary").click();
}
