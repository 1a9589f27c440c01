// The whole visit without a mouse: open, confirm, choose, agree, answer, correct, erase, close. The focus is always somewhere sensible.

import assert from "node:assert/strict";

export const title = "keyboard: the whole visit without a mouse";

const TABS_MAX = 60;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await world.page();
  await page.goto(`${world.server.url}/demo?kind=bubble&lang=en`);
  await to(page, page.mainFrame(), ".prlr-open");
  await page.keyboard.press("Enter");
  await to(page, page.mainFrame(), ".prlr-yes");
  await page.keyboard.press("Enter");
  await page.frameLocator(".prlr iframe").locator('[data-choice="callback"]').waitFor();
  const frame = page.frames()[1];
  assert.ok(frame);

  await to(page, frame, '[data-choice="callback"]');
  await page.keyboard.press("Enter");
  await has(frame, ".consent h2");
  await to(page, frame, '.decision[data-decision="given"]');
  await page.keyboard.press("Enter");
  await has(frame, "#field");
  await page.keyboard.type("Kadın Bir");
  await page.keyboard.press("Enter");
  await frame.locator('#field[type="tel"]').waitFor();
  await has(frame, "#field");
  await page.keyboard.type("+49 30 901823");
  await page.keyboard.press("Enter");
  await frame.locator('[data-choice="callback"]').waitFor();

  await to(page, frame, ".menu-place > button", "Shift+Tab");
  await page.keyboard.press("Enter");
  await to(page, frame, '[data-entry="data"]');
  await page.keyboard.press("Enter");
  await frame.locator(".contact").first().waitFor();
  await has(frame, "#sheet-title");
  await to(page, frame, ".contact input");
  await page.keyboard.press("End");
  await page.keyboard.type("n");
  await page.keyboard.press("Enter");
  await frame.locator(".contact [role=status]").filter({ hasText: "Corrected." }).waitFor();
  await page.keyboard.press("Escape");
  await has(frame, ".menu-place > button");

  await page.keyboard.press("Enter");
  await to(page, frame, '[data-entry="erase"]');
  await page.keyboard.press("Enter");
  await to(page, frame, '[data-act="erase"]');
  await page.keyboard.press("Enter");
  await has(frame, ".last h2");
  await to(page, frame, ".receipt .plain");
  await page.keyboard.press("Escape");
  await page.locator(".prlr-box").waitFor({ state: "hidden" });
  await has(page.mainFrame(), ".prlr-open");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, "nothing of the erased visit is kept");
}

/** Goes on until the focus is there. @param {import("playwright-core").Page} page @param {import("playwright-core").Frame} frame @param {string} selector @param {string} [key] */
async function to(page, frame, selector, key = "Tab") {
  for (let i = 0; i < TABS_MAX; i += 1) {
    await page.keyboard.press(key);
    if (await frame.evaluate((each) => document.activeElement?.matches(each), selector)) return visible(frame, selector);
  }
  throw new Error(`${selector} cannot be reached by ${key}`);
}

/** What has the focus shows it. @param {import("playwright-core").Frame} frame @param {string} selector */
async function visible(frame, selector) {
  const shown = await frame.evaluate(() => {
    const style = document.activeElement && getComputedStyle(document.activeElement);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  });
  assert.ok(shown, `${selector} does not show that it has the focus`);
}

/** The focus went there by itself. @param {import("playwright-core").Frame} frame @param {string} selector */
async function has(frame, selector) {
  await frame.waitForFunction((each) => document.activeElement?.matches(each), selector);
}
