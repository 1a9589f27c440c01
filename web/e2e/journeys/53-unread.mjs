// While the box is closed the button tells how many messages came; only the frame itself is believed.

import assert from "node:assert/strict";
import { Chat } from "../chat.mjs";
import { house, page as host } from "../sites.mjs";

export const title = "unread: the closed button counts what its own frame tells, and opening ends it";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const own = await house(world, "Zaehlhaus");
  own.others.pages["/"] = host(await own.snippet("bubble"));
  const page = await world.page();
  await page.goto(own.others.origin);
  const [open, box] = [page.locator(".prlr-open"), page.locator(".prlr-box")];
  await open.click();
  await page.locator(".prlr-yes").click();
  const chat = new Chat(/** @type {any} */ (page.frameLocator(".prlr iframe")));
  await chat.ready();
  const frame = page.frames().find((each) => each.url().includes("/w/"));
  const tell = (/** @type {unknown} */ count) => frame?.evaluate((n) => parent.postMessage({ parlour: "unread", count: n }, "*"), count);
  const told = () => open.getAttribute("data-new");
  await tell(2);
  await page.waitForTimeout(50);
  assert.equal(await told(), null, "an open box has nothing unread");
  await chat.place.getByRole("button", { name: "Close chat" }).click();
  await box.waitFor({ state: "hidden" });
  await tell(3);
  await page.locator('.prlr-open[data-new="3"]').waitFor();
  await page.evaluate(() => window.postMessage({ parlour: "unread", count: 99 }, "*"));
  await tell("<b>");
  await page.waitForTimeout(50);
  assert.equal(await told(), null, "what is no number counts nothing, and the page itself is not the frame");
  await tell(4);
  await page.locator('.prlr-open[data-new="4"]').waitFor();
  await open.click();
  assert.equal(await told(), null);
}
