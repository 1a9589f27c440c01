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
    const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map((each) => /** @type {PerformanceResourceTiming} */ (each)).filter(({ name }) => name.endsWith(".js")).map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })));
    const named = await page.locator("link[rel=modulepreload], script[src]").evaluateAll((nodes) => nodes.map((node) => (node instanceof HTMLLinkElement ? node.href : /** @type {HTMLScriptElement} */ (node).src)));
    assert.deepEqual([...new Set(scripts.map(({ name }) => name))].sort(), named.sort(), "nothing is found only by reading another script");
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    // Files from the working copy come without compression.
    if (!process.env.E2E_ASSETS) assert.ok(bytes > 0 && bytes < SCRIPTS_MAX, `${bytes} bytes`);
    assert.ok((await page.evaluate(() => /** @type {any} */ (globalThis).moved)) < 0.01, `${width}: ${await page.evaluate(() => /** @type {any} */ (globalThis).moved)} moved`);
    assert.ok(await page.locator('.line[data-from="bot"]').last().isVisible());
    const high = await page.locator(".choices").evaluate((node) => node.getBoundingClientRect().height);
    assert.ok(high <= 640 * 0.4, `${high} px of choices`);
  }
}
