// The npm package on somebody else's page: the same promise as the pasted snippet, as a function and as an element.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Chat } from "../chat.mjs";
import { house } from "../sites.mjs";
import { touched } from "../storage.mjs";

export const title = "package: mounted or as an element it asks first, loads later, and leaves nothing behind";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const own = await house(world, "Pakethaus");
  const attributes = `origin="${world.server.url}" site="${own.site}" organisation="Pakethaus" locale="en"`;
  own.others.pages["/"] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Elsewhere</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; frame-src ${world.server.url}; img-src data:"></head>
<body><h1>Built</h1><div id="place"></div><parlour-chat ${attributes} kind="inline" colour="#ffcc00"></parlour-chat>
<script type="module" src="/package/element.js"></script></body></html>`;
  const page = await world.page();
  await page.route("**/package/*.js", (route) => route.fulfill({ path: fileURLToPath(new URL(`../../package/${new URL(route.request().url()).pathname.split("/").pop()}`, import.meta.url)) }));
  /** @type {string[]} */
  const elsewhere = [];
  page.on("request", (request) => void (request.url().startsWith(world.server.url) && elsewhere.push(request.url())));
  await page.goto(own.others.origin);
  const element = page.locator("parlour-chat");
  await element.locator(".open").click();
  assert.match(await element.locator(".ask").innerText(), /chat server of Pakethaus[\s\S]*sessionStorage/);
  await element.locator(".no").click();
  await element.locator(".box").waitFor({ state: "hidden" });
  await element.locator(".open").click();
  assert.deepEqual(elsewhere, [], "no request before the second click");
  assert.deepEqual(await touched(page), [], "no storage before the second click");
  assert.equal(await element.locator(".yes").evaluate((node) => getComputedStyle(node).backgroundColor), "rgb(255, 204, 0)");
  await element.locator(".yes").click();
  await new Chat(/** @type {any} */ (element.frameLocator("iframe"))).ready();
  assert.deepEqual((await touched(page)).filter((each) => !each.startsWith("read")), [`Storage.setItem parlour/w/${own.site}/inline`]);
  await element.evaluate((node) => node.remove());
  await page.waitForFunction(() => window.length === 0);
}
