// A site's settings in the console: what is wrong is said and kept, what is right stands in the snippet at once.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";
import { fits } from "../fits.mjs";
import { PIXEL } from "../sites.mjs";

export const title = "site settings: another site gets its addresses, colour, words and logo, and mistakes are told";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  world.expected.push(/status of 422/);
  const page = await signedIn(world, { reducedMotion: "reduce", locale: "de", colorScheme: "dark" });
  const { url } = world.server;
  await page.goto(`${url}/console/settings/sites`);
  await page.locator("#name").fill("Werkstatt");
  await page.locator("#origins").fill("werkstatt.example");
  await page.locator("form.stack .primary").click();
  await page.locator(".problem").waitFor();
  assert.equal(await page.locator("#origins").inputValue(), "werkstatt.example", "what was typed is kept");
  await page.locator("#origins").fill("https://Werkstatt.example/\nhttps://www.werkstatt.example");
  await page.locator("form.stack .primary").click();
  await page.waitForURL(/sites\/[0-9a-f-]{36}$/);
  const site = page.url().split("/").pop();
  assert.equal(await page.locator("#origins").inputValue(), "https://werkstatt.example\nhttps://www.werkstatt.example");
  await page.locator("#colour").fill("#ffcc00");
  assert.match(await page.locator("colour-contrast").innerText(), /^schwarz, 1\d,\d\d : 1$/);
  await page.locator("#position").selectOption("left");
  await page.locator("#kind").selectOption("slide-in");
  await page.locator("#opening").selectOption("seconds");
  await page.locator("#count").fill("5");
  await page.locator("#hours-mo").fill("9:00 – 12:30, 14:00-18:00");
  await page.locator("#closed").fill("2026-12-24");
  assert.equal(await page.locator("#time-zone").inputValue(), "Europe/Berlin");
  await page.locator("details.texts summary").first().click();
  await page.locator("#button-de").fill("Fragen Sie uns");
  await accessible(page, "site settings");
  await page.locator("form.stack .primary").first().click();
  await page.locator(".note").waitFor();
  assert.equal(await page.locator("#hours-mo").inputValue(), "09:00-12:30, 14:00-18:00");
  await page.locator("#logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.locator("section.logo form.stack button").click();
  await page.locator(".problem").waitFor();
  await page.locator("#logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(PIXEL.split(",")[1] ?? "", "base64") });
  await page.locator("section.logo form.stack button").click();
  await page.locator("section.logo img").waitFor();
  const snippet = await fetch(`${url}/w/${site}/snippet?locale=de`).then((answer) => answer.text());
  for (const part of ["prlr-slide-in", "#ffcc00", "data-wait=\"5\"", "Fragen Sie uns", PIXEL]) assert.ok(snippet.includes(part), part);
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page, "site settings, narrow");
  await page.locator("section.logo .plain").click();
  await page.locator("section.logo img").waitFor({ state: "detached" });
}
