// A member comes in through the company's identity provider, which a certified implementation plays; the password still opens the keys.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { CLIENT, SECRET, company } from "../company.mjs";
import { code } from "../console.mjs";
import { EMAIL, PASSWORD, enter, setUp } from "../first-run.mjs";
import { fits } from "../fits.mjs";
import { empty } from "../server.mjs";

export const title = "signing in through the company";
export const longestMs = 60_000;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  world.expected.push(/status of 4(01|22)/);
  /** @type {Awaited<ReturnType<typeof company>> | undefined} */
  let provider;
  const server = world.until(
    await empty(async (url) => {
      provider = world.until(await company(`${url}/console/sign-in/back`));
      return `[outbound]\nprivate = ["127.0.0.0/8", "::1/128"]\nroots = ${JSON.stringify(provider.certificate)}\n`;
    }),
  );
  if (!provider) throw new Error("there is no provider");
  world.allowed.add(server.url).add(provider.issuer);
  const owner = await world.page();
  const uri = await setUp(owner, server);
  await enter(owner, server.url, uri);
  await register(owner, server.url);
  await describe(owner, server.url, provider.issuer);
  const start = await owner.locator("#start").inputValue();

  const page = await world.page({ viewport: { width: 360, height: 720 }, ignoreHTTPSErrors: true });
  await page.goto(`${server.url}/console/sign-in`);
  await accessible(page, "a way in through the company");
  await fits(page, "a way in through the company");
  await page.locator('a[href^="/console/sign-in/with/"]').click();
  await page.locator("#who").fill(EMAIL);
  await page.locator("button").click();
  await page.locator('form[action="/console/sign-in/unlock"]').waitFor();
  await accessible(page, "the password behind the company's word");
  await fits(page, "the password behind the company's word");
  await page.locator("#password").fill("what opens nothing at all");
  await page.locator("form.stack button").click();
  await page.locator("[role=alert]").waitFor();
  assert.equal(new URL(page.url()).pathname, "/console/sign-in/unlock", "the company alone opens nothing");
  // The first time they show their second step as well, by the code after the one of a moment ago: from then on the company stands for it.
  await page.locator("#password").fill(PASSWORD);
  await page.locator("form.stack button").click();
  await page.locator("#code").waitFor();
  if (!(await page.locator("#password").inputValue())) await page.locator("#password").fill(PASSWORD);
  await page.locator("#code").fill(code(uri, Date.now() + 30_000));
  await page.locator("form.stack button").first().click();
  await page.waitForURL(/\/console\/(inbox|setup)/);

  // The browser is still signed in there. The link that the owner gives to members leads straight to the password.
  await page.evaluate(() => /** @type {HTMLFormElement} */ (document.querySelector('form[action="/console/sign-out"]')).requestSubmit());
  await page.waitForURL("**/console/sign-in?after=signed-out");
  await page.goto(start);
  await page.locator('form[action="/console/sign-in/unlock"]').waitFor();
  assert.equal(await page.locator("#code").count(), 0, "the company stands for the second step");
  await page.locator("#password").fill(PASSWORD);
  await page.locator("form.stack button").click();
  await page.waitForURL(/\/console\/(inbox|setup)/);
  await page.goto(`${server.url}/console/settings/signing-in`);
  await page.locator("main").filter({ hasText: "company" }).waitFor();
}

/** Registers the provider as a recipient. @param {import("playwright-core").Page} page @param {string} url */
async function register(page, url) {
  await page.goto(`${url}/console/privacy/recipients#add`);
  const form = page.locator("form").filter({ has: page.locator('select[name="kind"]') }).last();
  await form.locator("input[name=name]").fill("Anmeldung AG");
  await form.locator("select[name=kind]").selectOption("identity-provider");
  await form.locator("input[name=country]").fill("DE");
  await form.locator("button.primary").click();
  await page.locator("main").filter({ hasText: "Anmeldung AG" }).waitFor();
}

/** Says who the provider is, and tries it. @param {import("playwright-core").Page} page @param {string} url @param {string} issuer */
async function describe(page, url, issuer) {
  await page.goto(`${url}/console/settings/identity-provider`);
  await accessible(page, "no provider yet");
  await page.locator("#issuer").fill(issuer);
  await page.locator("#client_id").fill(CLIENT);
  await page.locator("#client_secret").fill(SECRET);
  await page.locator('form[action="/console/settings/identity-provider"] button').click();
  await page.locator("#start").waitFor();
  await page.locator('form[action="/console/settings/identity-provider/try"] button').click();
  await page.locator("[role=status]").filter({ hasText: "can be reached and fits" }).waitFor();
  await accessible(page, "a provider that works");
  await fits(page, "a provider that works");
}
