// A restart comes between the recovery key and its confirmation: the owner is offered a new one.

import assert from "node:assert/strict";
import { confirmKey, enter, setUp } from "../first-run.mjs";
import { empty } from "../server.mjs";

export const title = "recovery key: lost in a restart, made anew";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const server = world.until(await empty());
  world.allowed.add(server.url);
  world.expected.push(/status of 4(01|22)/);
  const page = await world.page();
  const uri = await setUp(page, server, { confirm: false });
  const first = await page.locator(".secret .key").innerText();
  await server.restart();
  await enter(page, server.url, uri);
  await page.locator(".first-run a").filter({ hasText: "Recovery key" }).click();
  await page.locator(".note").filter({ hasText: "No recovery key is confirmed" }).waitFor();
  await page.locator("main button.primary").click();
  await page.locator(".secret .key code").first().waitFor();
  assert.notEqual(await page.locator(".secret .key").innerText(), first);
  await page.locator("#group").fill("UUUU");
  await page.locator("form.stack button").click();
  await page.locator("[role=alert]").waitFor();
  await server.restart(); // again, and nothing is lost
  await confirmKey(page);
  await page.waitForURL("**/setup/holder");
}
