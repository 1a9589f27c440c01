// An empty installation, brought to its first sign-in: what several journeys begin with.

import { code, signIn } from "./console.mjs";

export const EMAIL = "first@example.org";
export const PASSWORD = "several words are easy to remember";

/**
 * Fills in the set-up and signs in.
 * @param {import("playwright-core").Page} page @param {any} server @param {{confirm?: boolean}} [how]
 */
export async function setUp(page, server, { confirm = true } = {}) {
  await page.goto(server.setUp);
  await page.locator("#name").fill("Çay & Söhne");
  await page.locator("#region").selectOption("DE");
  await page.locator("#owner_name").fill("Ada Brandt");
  await page.locator("#email").fill(EMAIL);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#password2").fill(PASSWORD);
  await page.locator("form.stack button").click();
  await page.locator(".secret .key code").first().waitFor();
  const uri = await page.locator(".uri code").innerText();
  if (confirm) {
    await confirmKey(page);
    await page.waitForURL("**/console/sign-in**");
  }
  return uri;
}

/** Types the last group of the key that is shown. @param {import("playwright-core").Page} page */
export async function confirmKey(page) {
  const groups = await page.locator(".secret .key code").allInnerTexts();
  await page.locator("#group").fill(groups.at(-1) ?? "");
  await page.locator("form.stack button").click();
}

/** @param {import("playwright-core").Page} page @param {string} url @param {string} uri */
export async function enter(page, url, uri) {
  await page.goto(`${url}/console/sign-in`);
  await signIn(page, EMAIL, PASSWORD);
  await page.locator("#code").waitFor();
  if (!(await page.locator("#password").inputValue())) await page.locator("#password").fill(PASSWORD);
  await page.locator("#code").fill(code(uri));
  await page.locator("form.stack button").click();
  await page.waitForURL("**/console/setup");
}

/**
 * Follows an invitation's link and joins.
 * @param {import("playwright-core").Page} page @param {string} link @param {string} name
 */
export async function join(page, link, name) {
  await page.goto(link);
  await page.locator("#name").fill(name);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#password2").fill(PASSWORD);
  await page.locator("#code").fill(code(await page.locator(".uri code").innerText()));
  await page.locator("form.stack > p button").click();
}
