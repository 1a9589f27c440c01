// 320 pixels wide, in the languages with the longest words: nothing has to be scrolled sideways and nothing is cut off.

import { fits } from "../fits.mjs";

export const title = "narrow: 320 pixels in German and Russian without scrolling sideways";

const viewport = { width: 320, height: 640 };

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  for (const locale of ["de", "ru"]) {
    const page = await world.page({ viewport, reducedMotion: "reduce" });
    for (const kind of ["bubble", "button", "inline", "slide-in", "popup"]) {
      await page.goto(`${world.server.url}/demo?kind=${kind}&lang=${locale}`);
      await fits(page, `shop, ${kind}, ${locale}`);
      await page.locator(".prlr-open").click();
      await fits(page, `question, ${kind}, ${locale}`);
    }
    await page.goto(`${world.server.url}/demo/tea?lang=${locale}`);
    await fits(page, `tea page, ${locale}`);
    await chatWindow(world, locale);
  }
}

/** @param {import("../browser.mjs").World} world @param {string} locale */
async function chatWindow(world, locale) {
  const chat = await world.chat(locale, { viewport, reducedMotion: "reduce" });
  const page = /** @type {import("playwright-core").Page} */ (chat.place);
  await fits(page, `start, ${locale}`);
  await page.locator(".menu-place > button").click();
  await fits(page, `menu, ${locale}`);
  await page.keyboard.press("Escape");
  await chat.choose("callback");
  await chat.consent.waitFor();
  await fits(page, `consent, ${locale}`);
  await chat.decide("given");
  await chat.asked("name");
  await fits(page, `answer, ${locale}`);
  await chat.say("Donaudampfschifffahrtsgesellschaftskapitän");
  await chat.asked("phone");
  await chat.say("+49 30 901825");
  await chat.ready();
  await fits(page, `thanks, ${locale}`);
  await chat.menu("data");
  await chat.sheet.locator(".contact").first().waitFor();
  await fits(page, `my data, ${locale}`);
  await page.keyboard.press("Escape");
  await chat.menu("erase");
  await fits(page, `erase, ${locale}`);
  await chat.sheet.locator('[data-act="erase"]').click();
  await page.locator(".receipt").waitFor();
  await fits(page, `erased, ${locale}`);
}
