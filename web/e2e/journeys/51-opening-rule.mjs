// An opening rule shows the button and nothing else; nothing on the page moves when it does.

import assert from "node:assert/strict";
import { house, page as host } from "../sites.mjs";
import { touched } from "../storage.mjs";

export const title = "opening rule: after a second or some scrolling the button shows, and nothing is loaded, stored or moved";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const own = await house(world, "Regelhaus");
  const page = await world.page();
  for (const [when, count, kind] of /** @type {const} */ ([["seconds", 1, "bubble"], ["seconds", 1, "inline"], ["scrolled", 50, "slide-in"], ["scrolled", 50, "button"]])) {
    await own.change({ opening: { when, count } });
    const path = `/${when}/${kind}`;
    own.others.pages[path] = host(await own.snippet(kind));
    await rule(page, own.others.origin + path, when);
  }
}

/** @param {import("playwright-core").Page} page @param {string} address @param {string} when */
async function rule(page, address, when) {
  /** @type {string[]} */
  const asked = [];
  const note = (/** @type {import("playwright-core").Request} */ request) => void (request.url().startsWith("data:") || asked.push(request.url()));
  page.on("request", note);
  await page.goto(address, { waitUntil: "commit" });
  const open = page.locator(".prlr-open");
  await open.waitFor({ state: "attached" });
  assert.ok(!(await open.isVisible()), `${address}: the button shows too early`);
  const place = () => page.locator("main").evaluate((node) => node.getBoundingClientRect().top + scrollY);
  const before = await place();
  if (when === "scrolled") {
    await page.waitForLoadState();
    await page.evaluate(() => scrollTo(0, 600));
    await page.waitForTimeout(150);
    assert.ok(!(await open.isVisible()), `${address}: the button shows before half of the page`);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  }
  await open.waitFor({ state: "visible" });
  assert.ok(!(await page.locator(".prlr-box").isVisible()), `${address}: more than the button shows`);
  assert.equal(await place(), before, `${address}: the page moved`);
  assert.deepEqual(asked, [address]);
  assert.deepEqual(await touched(page), []);
  page.off("request", note);
}
