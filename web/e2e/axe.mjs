// Decides what counts as accessible: axe-core finds nothing serious or critical.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @param {import("playwright-core").Page} page @param {string} state named where something is found */
export async function accessible(page, state) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(script); // by the debugger, so the page keeps its policy
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations"] }));
  const found = violations
    .filter((/** @type {any} */ each) => each.impact === "serious" || each.impact === "critical")
    .map((/** @type {any} */ each) => `${each.id}: ${each.nodes.slice(0, 3).map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, [], state);
}
