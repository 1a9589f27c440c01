// Opening the window is quick and quiet: one round trip of scripts, under 20 kB of them, and nothing moves while it comes.

import assert from "node:assert/strict";

export const title = "opening: under 20 kB of script, all of it named in the page, and nothing moves";

const SCRIPTS_MAX = 20_000;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  for (const width of [320, 400, 900]) {
    const page = await world.page({ viewport: { width, height: 640 } });
    await page.addInitScript(() => {
      Object.assign(globalThis, { moved: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) /** @type {any} */ (globalThis).moved += /** @type {any} */ (entry).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${world.server.url}/w/${world.server.site}?locale=de`);
    await page.locator('[data-choice="callback"]').waitFor();
    await page.waitForTimeout(300);
    const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map((each) => /** @type {PerformanceResourceTiming} */ (each)).filter(({ name }) => name.endsWith(".js")).map(({ name, encodedBodySize, initiatorType }) => ({ name, bytes: encodedBodySize, by: initiatorType })));
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    if (!process.env.E2E_ASSETS) assert.ok(bytes > 0 && bytes < SCRIPTS_MAX, `${bytes} bytes`);
    assert.deepEqual(scripts.filter(({ by }) => by !== "link" && by !== "script").map(({ name }) => name), [], "nothing is found only by reading another script");
    assert.ok((await page.evaluate(() => /** @type {any} */ (globalThis).moved)) < 0.01, `${width}: ${await page.evaluate(() => /** @type {any} */ (globalThis).moved)} moved`);
    assert.ok(await page.locator('.line[data-from="bot"]').last().isVisible());
    const high = await page.locator(".choices").evaluate((node) => node.getBoundingClientRect().height);
    assert.ok(high <= 640 * 0.4, `${high} px of choices`);
  }
}
