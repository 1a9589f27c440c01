// The inbox while things happen: a message stands in the list and in the conversation within 50 ms of its frame, without a
// reload; the page stays light and is painted soon.

import assert from "node:assert/strict";
import { signedIn } from "../console.mjs";

export const title = "inbox: a message stands in list and conversation within 50 ms, and the page is light";

const SOON_MS = 50;
const PAGE_BYTES_MAX = 100_000;
const PAINT_MS_MAX = 200;
const MESSAGES = 5;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.person();
  await chat.say("Is the Darjeeling in stock?");
  const page = await signedIn(world);
  await page.addInitScript(watch);
  const row = page.locator(".row").filter({ hasText: "Darjeeling" });
  await row.locator("a").click();
  await page.locator(".message").filter({ hasText: "Darjeeling" }).waitFor();
  await page.reload();
  await page.locator("live-conversation").waitFor();
  await light(page);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).joined);
  for (let number = 1; number <= MESSAGES; number += 1) await told(page, chat, `parcel number ${number}`);
  const late = await page.evaluate(() => /** @type {any} */ (globalThis).late);
  assert.equal(late.length, MESSAGES * 2, "list and conversation, each time");
  const median = [...late].sort((a, b) => a - b)[Math.floor(late.length / 2)];
  console.log(`      median ${median.toFixed(1)} ms, slowest ${Math.max(...late).toFixed(1)} ms from the frame to list and log`);
  assert.ok(Math.max(...late) < SOON_MS, `${late} ms`);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).joined), true, "no reload");
}

/** @param {import("playwright-core").Page} page @param {import("../chat.mjs").Chat} chat @param {string} words */
async function told(page, chat, words) {
  await page.evaluate((each) => /** @type {any} */ (globalThis).expect(each), words);
  await chat.say(words);
  await page.locator(".message").filter({ hasText: words }).waitFor();
  await page.locator(".row .preview").filter({ hasText: words }).waitFor();
}

/** What the page weighs and when it is painted. @param {import("playwright-core").Page} page */
async function light(page) {
  const { bytes, paint } = await page.evaluate(() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const sizes = all.map((each) => /** @type {PerformanceResourceTiming} */ (each).encodedBodySize);
    return { bytes: sizes.reduce((sum, each) => sum + each, 0), paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0 };
  });
  console.log(`      ${(bytes / 1_000).toFixed(1)} kB in all, painted after ${paint.toFixed(0)} ms`);
  // Files from the working copy are neither stripped nor compressed.
  if (!process.env.E2E_ASSETS) assert.ok(bytes > 0 && bytes < PAGE_BYTES_MAX, `${bytes} bytes`);
  assert.ok(paint > 0 && paint < PAINT_MS_MAX, `${paint} ms`);
}

/** Inside the page: when a frame with the expected words comes, and when list and log show them. */
function watch() {
  const own = /** @type {any} */ (globalThis);
  own.late = [];
  /** @type {string} */
  let words = "";
  let came = 0;
  own.expect = (/** @type {string} */ each) => ([words, came] = [each, 0]);
  own.WebSocket = class extends WebSocket {
    /** @param {string|URL} url */
    constructor(url) {
      super(url);
      this.addEventListener("message", (event) => {
        if (String(event.data).includes('"welcome"')) own.joined = true;
        if (words && String(event.data).includes(words)) came ||= performance.now();
      });
    }
  };
  const seen = new Set();
  new MutationObserver(() => {
    if (!came) return;
    for (const place of [".log", ".rows"]) {
      const key = `${place} ${words}`;
      if (seen.has(key) || !document.querySelector(place)?.textContent?.includes(words)) continue;
      seen.add(key);
      own.late.push(performance.now() - came);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
