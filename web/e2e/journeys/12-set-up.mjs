// An empty installation becomes an organisation in the browser: form, recovery key, first sign-in with its second step.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { code, signIn } from "../console.mjs";
import { fits } from "../fits.mjs";
import { empty } from "../server.mjs";

export const title = "set-up: from an empty folder to the first sign-in with two steps";

const EMAIL = "first@example.org";
const PASSWORD = "several words are easy to remember";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const server = world.until(await empty());
  world.allowed.add(server.url);
  world.expected.push(/status of 4(01|22)/);
  const page = await world.page({ viewport: { width: 320, height: 640 } });
  await page.goto(`${server.url}/console`);
  await page.waitForURL("**/setup");
  await page.locator("#code").waitFor(); // a stranger is asked for the code
  await page.goto(server.setUp);
  await page.waitForFunction(() => location.hash === ""); // the code stays in no history
  await accessible(page, "set-up");
  await fits(page, "set-up");
  await create(page, "another one entirely");
  await page.locator("[role=alert]").filter({ hasText: "not the same" }).waitFor();
  assert.equal(await page.locator("#name").inputValue(), "Çay & Söhne");
  await create(page, PASSWORD);

  await page.locator(".secret .key code").first().waitFor();
  const groups = await page.locator(".secret .key code").allInnerTexts();
  const uri = await page.locator(".uri code").innerText();
  await accessible(page, "recovery key");
  await fits(page, "recovery key");
  await confirm(page, "WRONG");
  await page.locator("[role=alert]").waitFor();
  assert.deepEqual(await page.locator(".secret .key code").allInnerTexts(), groups, "shown again until it is confirmed");
  await confirm(page, groups.at(-1)?.replace(/.*-/, "").toLowerCase() ?? "");
  await page.waitForURL("**/console/sign-in**");

  await signIn(page, EMAIL, PASSWORD);
  await page.locator("#code").waitFor();
  assert.equal(await page.locator("#email").inputValue(), EMAIL);
  await second(page, "000000");
  await page.locator("[role=alert]").waitFor();
  await second(page, code(uri));
  await page.waitForURL("**/console/setup");
  await page.goto(`${server.url}/setup`);
  assert.notEqual(new URL(page.url()).pathname, "/setup", "it cannot be set up twice");
}

/** @param {import("playwright-core").Page} page @param {string} again */
async function create(page, again) {
  await page.locator("#name").fill("Çay & Söhne");
  await page.locator("#region").selectOption("TR");
  await page.locator("#email").fill(EMAIL);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#password2").fill(again);
  await page.locator("form.stack button").click();
}

/** @param {import("playwright-core").Page} page @param {string} group */
async function confirm(page, group) {
  await page.locator("#group").fill(group);
  await page.locator("form.stack button").click();
}

/** @param {import("playwright-core").Page} page @param {string} digits */
async function second(page, digits) {
  if (!(await page.locator("#password").inputValue())) await page.locator("#password").fill(PASSWORD);
  await page.locator("#code").fill(digits);
  await page.locator("form.stack button").click();
}
