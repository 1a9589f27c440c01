// A site's own colour, side, logo and words stand in all five kinds, and still nothing happens before the second click.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { Chat } from "../chat.mjs";
import { house, page as host, PIXEL } from "../sites.mjs";
import { touched } from "../storage.mjs";

export const title = "look: colour, side, logo and words in all five kinds, no and yes alike, nothing asked for and nothing stored";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const own = await house(world, "Farbenhaus");
  await own.change({ colour: "#ffcc00", position: "left", logo: PIXEL, texts: { en: { title: "Questions?", button: "Ask us", greeting: "We are glad to help." } } });
  const page = await world.page({ reducedMotion: "reduce" });
  for (const kind of ["button", "inline", "slide-in", "popup", "bubble"]) {
    own.others.pages[`/${kind}`] = host(await own.snippet(kind));
    await look(page, `${own.others.origin}/${kind}`, kind);
  }
  await page.locator(".prlr-yes").click();
  const chat = new Chat(/** @type {any} */ (page.frameLocator(".prlr iframe")));
  await chat.ready();
  assert.equal(await page.locator(".prlr-box").evaluate((box) => box.getBoundingClientRect().left), 20, "the chat opens at the left");
}

/** @param {import("playwright-core").Page} page @param {string} address @param {string} kind */
async function look(page, address, kind) {
  /** @type {string[]} */
  const asked = [];
  const note = (/** @type {import("playwright-core").Request} */ request) => void (request.url().startsWith("data:") || asked.push(request.url()));
  page.on("request", note);
  await page.goto(address);
  const open = page.locator(".prlr-open");
  assert.equal((await open.innerText()).trim(), "Ask us");
  assert.deepEqual(await open.evaluate((node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]), ["rgb(255, 204, 0)", "rgb(0, 0, 0)"]);
  const half = 640;
  if (kind === "bubble" || kind === "slide-in") assert.ok(await open.evaluate((node, most) => node.getBoundingClientRect().right < most, half), `${kind}: at the left`);
  await open.focus();
  await page.keyboard.press("Enter");
  const ask = page.locator(".prlr-ask");
  for (const words of ["Questions?", "We are glad to help.", "sessionStorage"]) assert.match(await ask.innerText(), new RegExp(words.replace("?", "\\?")));
  assert.ok(await ask.locator("img").evaluate((node) => /** @type {HTMLImageElement} */ (node).naturalWidth === 1), `${kind}: the logo shows`);
  const shape = (/** @type {Element} */ node) => {
    const { width, height } = node.getBoundingClientRect();
    const { backgroundColor, color, fontSize, fontWeight, borderRadius } = getComputedStyle(node);
    return { width, height, backgroundColor, color, fontSize, fontWeight, borderRadius };
  };
  assert.deepEqual(await page.locator(".prlr-no").evaluate(shape), await page.locator(".prlr-yes").evaluate(shape), `${kind}: no and yes look alike`);
  await accessible(page, kind);
  await page.keyboard.press("Escape");
  await page.locator(".prlr-box").waitFor({ state: "hidden" });
  assert.ok(await open.evaluate((node) => node === document.activeElement), `${kind}: the focus comes back`);
  await open.click();
  assert.deepEqual(asked, [address], `${kind}: a request before the second click`);
  assert.deepEqual(await touched(page), [], `${kind}: storage before the second click`);
  page.off("request", note);
}
