// The console's section on privacy, on a demo with three weeks behind it.

import { accessible } from "./axe.mjs";
import { signedIn } from "./console.mjs";
import { fits } from "./fits.mjs";
import { demo } from "./server.mjs";

const PAGES = [
  "privacy",
  "privacy/calendar",
  "privacy/requests",
  "privacy/breaches",
  "privacy/holds",
  "privacy/retention",
  "privacy/purposes",
  "privacy/texts",
  "privacy/identity",
  "privacy/recipients",
  "privacy/documents",
  "privacy/documents/processing-agreement",
];

/** The addresses of one request and one breach, found by their lists. */
const SINGLE = ["requests", "breaches"];

/**
 * The owner's page on such a demo.
 * @param {import("./browser.mjs").World} world @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function office(world, options) {
  const server = world.until(await demo({ past: true }));
  world.allowed.add(server.url);
  world.server = server;
  return signedIn(world, options);
}

/**
 * axe finds nothing serious, and at 320 pixels nothing is scrolled sideways.
 * @param {import("./browser.mjs").World} world @param {"light"|"dark"} colorScheme @param {string} locale
 */
export async function privacyPages(world, colorScheme, locale) {
  const page = await office(world, { colorScheme, locale, reducedMotion: "reduce" });
  const { url } = world.server;
  for (const path of PAGES) {
    await page.goto(`${url}/console/${path}`);
    await both(page, `${path}, ${locale}`);
  }
  for (const list of SINGLE) {
    await page.goto(`${url}/console/privacy/${list}`);
    await page.locator(`main table a[href*="/privacy/${list}/"]`).first().click();
    await page.waitForURL(`**/privacy/${list}/*`);
    await both(page, `one of ${list}, ${locale}`);
  }
}

/** @param {import("playwright-core").Page} page @param {string} state */
async function both(page, state) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await accessible(page, state);
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page, state);
}
