// The owner chooses, sees the preview, copies the snippet, and it works on a page; in German and narrow nothing is cut off.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { Chat } from "../chat.mjs";
import { signedIn } from "../console.mjs";
import { fits } from "../fits.mjs";

export const title = "install: choose, preview with two clicks, copy with one, and what is copied is the snippet";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await signedIn(world, { reducedMotion: "reduce", locale: "de", permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${world.server.url}/console/settings/sites`);
  await accessible(page, "sites");
  await page.locator(".sites .actions a").first().click();
  await page.locator("#kind").selectOption("popup");
  await page.locator("#language").selectOption("pl");
  await page.locator("form.filter button").click();
  await page.waitForURL("**kind=popup**");
  await accessible(page, "install");
  const preview = page.frameLocator("iframe.preview");
  await preview.locator(".prlr-open").click();
  await preview.locator(".prlr-yes").click();
  await new Chat(/** @type {any} */ (preview.frameLocator(".prlr iframe"))).ready();
  await page.locator("copy-field button").click();
  await page.locator("copy-field [role=status]").filter({ hasText: /\S/ }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const told = await fetch(`${world.server.url}/w/${world.server.site}/snippet?kind=popup&locale=pl`).then((answer) => answer.text());
  assert.equal(copied.trim(), told.trim());
  assert.equal((await page.locator("#snippet").inputValue()).trim(), told.trim(), "without script it is selected by hand");
  const hash = await page.locator("pre").last().innerText();
  assert.match(hash, /script-src 'sha256-[\w+/]{43}='/);
  for (const system of await page.locator("details.system").all()) await system.locator("summary").click();
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page, "install, narrow");
}
