// Decides what counts as fitting on a narrow screen.

import assert from "node:assert/strict";

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
      if (getComputedStyle(node.closest("thead") ?? node).clipPath !== "none") continue; // for ears alone
      const name = `${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""}`;
      const scrolls = node.parentElement?.closest("pre, .scroll, .paper .table");
      if ((right > innerWidth + 1 || left < -1) && !scrolls) found.push(`${name} reaches from ${Math.round(left)} to ${Math.round(right)}`);
      if (node.matches("button, a") && node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0) found.push(`${name} cuts its text`);
    }
    return found.slice(0, 5);
  });
  assert.deepEqual(wide, [], state);
}
