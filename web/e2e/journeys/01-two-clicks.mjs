// Before the visitor's second click nothing happens on the pages of others, and after it only what was said.

import assert from "node:assert/strict";
import { Chat } from "../chat.mjs";
import { createOrganisation, elsewhere } from "../server.mjs";
import { touched } from "../storage.mjs";

export const title = "two clicks: nothing is loaded and nothing is stored before the second, in all five kinds";

const KINDS = ["button", "inline", "slide-in", "popup", "bubble"];

/** A page of somebody else, with handlers and globals of its own that the snippet must leave alone. @param {string} snippet @param {string} kind */
const host = (snippet, kind) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Elsewhere</title><link rel="icon" href="data:,">
<style>body { margin: 40px; font: 18px serif } button { border: 3px dashed red }</style></head>
<body><h1>Somebody else's page</h1><button id="own">Own button</button><p><a href="/${kind}/next">Next page</a></p>
<script>
var heard = { click: 0, keydown: 0, message: 0 };
document.onclick = function () { heard.click++; };
document.onkeydown = function () { heard.keydown++; };
window.onmessage = function () { heard.message++; };
var handlers = [document.onclick, document.onkeydown, window.onmessage], before = Object.keys(window).concat("before", "untouched");
function untouched() {
  return document.onclick === handlers[0] && document.onkeydown === handlers[1] && window.onmessage === handlers[2]
    && Object.keys(window).every(function (name) { return before.indexOf(name) >= 0 || /^[0-9]+$/.test(name); });
}
</script>
${snippet}
</body></html>`;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const others = world.until(await elsewhere({}));
  world.allowed.add(others.origin);
  const { site } = createOrganisation(world.server.data, ["--name", "Elsewhere", "--region", "DE", "--owner-email", "owner@elsewhere.example", "--origin", others.origin]);
  const visits = KINDS.map(async (kind) => {
    const snippet = await fetch(`${world.server.url}/w/${site}/snippet?kind=${kind}&locale=en`).then((answer) => answer.text());
    others.pages[`/${kind}`] = others.pages[`/${kind}/next`] = host(snippet, kind);
    await visit(world, `${others.origin}/${kind}`, kind, site);
  });
  await Promise.all(visits);
}

/** @param {import("../browser.mjs").World} world @param {string} address @param {string} kind @param {string} site */
async function visit(world, address, kind, site) {
  const page = await world.page();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => request.url().startsWith("data:") || asked.push(request.url()));
  await page.goto(address);
  const box = page.locator(".prlr-box");
  await page.locator("#own").click();
  assert.ok(await box.isHidden());

  await page.locator(".prlr-open").click();
  assert.ok(await box.isVisible());
  assert.match(await page.locator(".prlr-ask").innerText(), /sessionStorage/);
  for (const link of await page.locator(".prlr-ask a").all()) assert.match((await link.getAttribute("href")) ?? "", /^(https?:|$)/);
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "hidden" });
  await page.locator(".prlr-open").click();
  await page.locator(".prlr-no").click();
  await box.waitFor({ state: "hidden" });
  await page.locator(".prlr-open").click();
  await page.waitForTimeout(100);
  assert.deepEqual(asked, [address], `${kind}: a request before the second click`);
  assert.deepEqual(await touched(page), [], `${kind}: storage before the second click`);
  assert.deepEqual(await page.context().cookies(), []);
  assert.ok(await page.evaluate("untouched()"), `${kind}: the page's own handlers or globals were changed`);
  assert.ok((await page.evaluate("heard.click")) > 0 && (await page.evaluate("heard.keydown")) > 0, `${kind}: the page no longer hears its own events`);

  await page.locator(".prlr-yes").click();
  await chat(page).ready();
  const own = (await touched(page)).filter((each) => !each.startsWith("read"));
  assert.deepEqual(own, [`Storage.setItem parlour/w/${site}/${kind}`], `${kind}: the host page keeps one flag and nothing else`);
  assert.ok(await page.evaluate("untouched()"));
  assert.deepEqual(await page.context().cookies(), [], "no cookies at all");

  await page.locator("a[href$='/next']").evaluate((link) => /** @type {HTMLElement} */ (link).click());
  await page.waitForURL("**/next");
  await chat(page).ready();
  await page.context().close();
}

/** @param {import("playwright-core").Page} page */
const chat = (page) => new Chat(/** @type {any} */ (page.frameLocator(".prlr iframe")));
