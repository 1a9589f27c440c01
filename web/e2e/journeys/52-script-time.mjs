// What a pasted snippet costs the page before anybody clicks.

import assert from "node:assert/strict";
import { house, page as host } from "../sites.mjs";

export const title = "script: a snippet runs for less than 3 ms before the click, and shifts nothing";

const MOST_MS = 3;
const TRIES = 5;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const own = await house(world, "Eilhaus");
  const page = await world.page();
  for (const kind of ["button", "inline", "slide-in", "popup", "bubble"]) {
    own.others.pages[`/${kind}`] = host(await own.snippet(kind));
    const times = [];
    for (let i = 0; i < TRIES; i++) {
      await page.goto(`${own.others.origin}/${kind}`);
      times.push(/** @type {number} */ (await page.evaluate("ran")));
    }
    times.sort((a, b) => a - b);
    const [median, shift] = [times[Math.floor(TRIES / 2)] ?? 0, await shifts(page)];
    console.log(`      ${kind}: ${median.toFixed(2)} ms (median of ${TRIES}), layout shift ${shift}`);
    assert.ok(median < MOST_MS, `${kind}: ${times.join(", ")} ms`);
    assert.equal(shift, 0, `${kind}: the layout shifts`);
  }
}

/** @param {import("playwright-core").Page} page @returns {Promise<number>} */
function shifts(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += /** @type {any} */ (entry).value))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 100);
      }),
  );
}
