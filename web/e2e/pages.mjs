// Every page of the console, for axe and on a narrow screen.

import { accessible } from "./axe.mjs";
import { signedIn } from "./console.mjs";
import { fits } from "./fits.mjs";

/**
 * axe finds nothing serious, and at 320 pixels nothing is scrolled sideways.
 * @param {import("./browser.mjs").World} world @param {"light"|"dark"} colorScheme @param {string} locale
 */
export async function everyPage(world, colorScheme, locale) {
  world.expected.push(/status of 40[34]/); // private, and nowhere
  const chat = await world.chat(locale);
  await chat.callBack("Donaudampfschifffahrtsgesellschaftskapitän", "+49 30 901827");
  await chat.person();
  await world.chat(locale); // a private conversation
  const look = { colorScheme, locale, reducedMotion: /** @type {const} */ ("reduce") };
  const outside = await world.page(look);
  await outside.goto(`${world.server.url}/console/sign-in`);
  await both(outside, `sign-in, ${locale}`);
  await inside(world, await signedIn(world, look), locale);
}

/** @param {import("./browser.mjs").World} world @param {import("playwright-core").Page} page @param {string} locale */
async function inside(world, page, locale) {
  const { url } = world.server;
  await page.locator(".row").first().waitFor();
  await both(page, `inbox, ${locale}`);
  await page.locator(".row:not(.sealed) a").filter({ hasText: "Donau" }).first().click();
  await page.locator(".open-panel").click();
  await page.locator("details.consent summary").first().click();
  await fits(page, `conversation, panel, ${locale}`);
  await page.locator(".close-panel a").click();
  await both(page, `conversation, ${locale}`);
  for (const path of ["contacts", "contacts?consent=withdrawn", "ledger", "nowhere"]) {
    await page.goto(`${url}/console/${path}`);
    await both(page, `${path}, ${locale}`);
  }
  await page.goto(`${url}/console/inbox`);
  await page.locator(".row.sealed a").first().click();
  await page.locator("live-private").waitFor();
  await both(page, `private conversation, ${locale}`);
  await page.locator("a.danger").click();
  await page.locator("form.choice").waitFor();
  await both(page, `erase, ${locale}`);
  await page.locator("form.choice button").click();
  await page.locator(".receipt summary").click();
  await both(page, `erased, ${locale}`);
}

/** @param {import("playwright-core").Page} page @param {string} state */
async function both(page, state) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await accessible(page, state);
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page, state);
}
