// Decides what counts as accessible: axe-core finds nothing serious or critical.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** @param {import("playwright-core").Page} page whose policy lets a script be added (`bypassCSP`) @param {string} state */
export async function accessible(page, state) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.addScriptTag({ path: script });
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations"] }));
  const found = violations
    .filter((/** @type {any} */ each) => each.impact === "serious" || each.impact === "critical")
    .map((/** @type {any} */ each) => `${each.id}: ${each.nodes.slice(0, 3).map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, [], state);
}
