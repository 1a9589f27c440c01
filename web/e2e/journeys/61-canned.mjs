// Canned responses: written, refused where they are not fit, changed, found and deleted.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";

export const title = "canned responses: write, refuse, change, find, delete";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await signedIn(world);
  const list = `${world.server.url}/console/settings/canned`;
  await page.goto(list);
  await page.locator(".empty").waitFor();
  await page.goto(`${list}/new`);
  world.expected.push(/status of 422/, /settings\/canned/);
  await page.locator("#shortcut").fill("Hours");
  await page.locator("#text_de").fill("Guten Tag {name}");
  await page.locator("form.stack .primary").click();
  await page.locator("[role=alert]").filter({ hasText: "variables" }).waitFor();
  assert.equal(await page.locator("#text_de").inputValue(), "Guten Tag {name}", "what was written is kept");
  await accessible(page, "canned, with a problem");
  await page.locator("#text_de").fill("Guten Tag {visitor}, wir sind bis 18 Uhr da.");
  await page.locator("#text_en").fill("Hello {visitor},\nwe are here until six.");
  await page.locator("form.stack .primary").click();
  await page.waitForURL("**/canned");
  await page.locator("tbody tr").filter({ hasText: "hours" }).locator("a").click();
  assert.equal(await page.locator("#text_en").inputValue(), "Hello {visitor},\nwe are here until six.");
  await page.locator("#own").selectOption("yes");
  await page.locator("form.stack .primary").click();
  await page.waitForURL("**/canned");
  await page.locator("#q").fill("UHR");
  await page.locator("#q").press("Enter");
  await page.locator("tbody tr").filter({ hasText: "Only for me" }).waitFor();
  await page.locator("tbody a").click();
  await page.locator("button.danger").click();
  await page.locator(".empty").waitFor();
}
