// 320 pixels wide, in the languages with the longest words: nothing has to be scrolled sideways and nothing is cut off.

import assert from "node:assert/strict";

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

/** Nothing is wider than the screen, and no button's text is wider than the button. @param {import("playwright-core").Page} page @param {string} state */
export async function fits(page, state) {
  const wide = await page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const node of document.querySelectorAll("body *")) {
      const { left, right, width } = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      if (width <= 2 || style.visibility === "hidden" || node.closest("svg, .for-ears, .unseen, .skip, iframe")) continue;
      const name = `${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""}`;
      const scrolls = node.parentElement?.closest("pre, .scroll");
      if ((right > innerWidth + 1 || left < -1) && !scrolls) found.push(`${name} reaches from ${Math.round(left)} to ${Math.round(right)}`);
      if (node.matches("button, a") && node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0) found.push(`${name} cuts its text`);
    }
    return found.slice(0, 5);
  });
  assert.deepEqual(wide, [], state);
}
