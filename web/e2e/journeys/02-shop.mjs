// The demo shop: each kind opens, the next page opens the same chat, closing ends that, and links without a chat touch nothing.

import assert from "node:assert/strict";
import { Chat } from "../chat.mjs";
import { touched } from "../storage.mjs";

export const title = "shop: each kind opens, and the next page of the site opens the same chat";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  await Promise.all(["button", "inline", "slide-in", "popup", "bubble"].map((kind) => visit(world, kind)));
}

/** @param {import("../browser.mjs").World} world @param {string} kind */
async function visit(world, kind) {
  const page = await world.page();
  await page.goto(`${world.server.url}/demo?kind=${kind}&lang=en`);
  await page.locator(".top nav a").nth(1).click();
  await page.waitForURL("**/demo/tea**");
  assert.ok((await touched(page)).every((each) => !each.includes("setItem")), `${kind}: nothing is written without a second click`);
  assert.ok(!(await page.locator(".prlr-box").isVisible()), `${kind}: the chat opened by itself`);
  await page.goBack();
  await page.locator(".prlr-open").click();
  await page.locator(".prlr-yes").click();
  const chat = new Chat(/** @type {any} */ (page.frameLocator(".prlr iframe")));
  await chat.ready();
  await chat.say(`I like the ${kind}`);
  await chat.line("visitor", kind).waitFor();
  await page.locator('.top nav a[data-page="/demo/tea"]').evaluate((link) => /** @type {HTMLElement} */ (link).click());
  await page.waitForURL("**/demo/tea**");
  await chat.line("visitor", kind).waitFor();
  await chat.place.getByRole("button", { name: "Close chat" }).click();
  await page.locator(".prlr-box").waitFor({ state: "hidden" });
  await page.reload();
  assert.ok(!(await page.locator(".prlr-box").isVisible()), `${kind}: a closed chat stays closed`);
  await page.context().close();
}
