// The visitor keeps the conversation as a file, switches the sound on for this tab, and unfolds what happens to what is asked.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

export const title = "kept: transcript, sound for this tab only, and what happens to it unfolds in the consent card";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("de");
  const page = /** @type {import("playwright-core").Page} */ (chat.place);
  await chat.say("Steht **das** hier? https://example.org/<b>");
  const said = chat.line("visitor", "Steht **das** hier?");
  await said.waitFor();
  assert.equal(await said.locator("a").getAttribute("href"), "https://example.org/");
  assert.equal(await said.locator("a").getAttribute("rel"), "noopener noreferrer");
  assert.equal(await said.locator("b, strong").count(), 0, "what a person writes has no marks");

  await page.locator(".menu-place > button").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('[data-entry="transcript"]').click()]);
  assert.match(await readFile(await file.path(), "utf8"), /^\ufeffChat mit .+\n=+\n[^]*· Sie\nSteht \*\*das\*\* hier\? https:\/\/example\.org\/<b>\n/);

  const kept = () => page.evaluate(() => Object.keys(sessionStorage).map((key) => key.replace(/-[0-9a-f-]{36}$/, "")).sort());
  assert.deepEqual(await kept(), ["parlour-visit"]);
  await page.locator(".menu-place > button").click();
  const sound = page.getByRole("switch", { name: "Ton bei neuen Nachrichten" });
  assert.ok(!(await sound.isChecked()), "off by default");
  await sound.check();
  assert.deepEqual(await kept(), ["parlour-sound", "parlour-visit"]);
  await sound.uncheck();
  assert.deepEqual(await kept(), ["parlour-visit"]);
  await page.keyboard.press("Escape");

  await chat.choose("callback");
  await chat.consent.locator("summary").click();
  const told = await chat.consent.locator("details").innerText();
  assert.match(told, /Ihre Telefonnummer/);
  assert.match(told, /längstens 12 Monate/);
  const sizes = await chat.place.locator(".decision").evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  assert.deepEqual(sizes[0], sizes[1]);
}
