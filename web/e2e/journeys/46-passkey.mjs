// A member signs in with a passkey alone; with one whose device opens no keys, behind the password. The browser's own virtual devices.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { signIn, signedIn } from "../console.mjs";
import { PASSWORD, join } from "../first-run.mjs";
import { fits } from "../fits.mjs";

export const title = "signing in with a passkey";
export const longestMs = 60_000;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  world.expected.push(/status of 4(01|03|09|22)/);
  // Passkeys are made for names: not for the number under which the other journeys go.
  const url = world.server.url.replace("127.0.0.1", "localhost");
  world.allowed.add(url);
  const owner = await signedIn(world);
  await owner.goto(`${world.server.url}/console/settings/signing-in`);
  await owner.locator("#passkeys ~ .hint").filter({ hasText: "do not work at this address" }).waitFor();
  assert.equal(await owner.locator('a[href$="/passkey"]').count(), 0, "nothing is offered that would not work");

  const email = `key-${Date.now()}@example.org`;
  await owner.goto(`${world.server.url}/console/settings/members`);
  await owner.locator("#email").fill(email);
  await owner.locator("#role-agent").check();
  await owner.locator("main > form.stack button").click();
  const link = (await owner.locator("#link").inputValue()).replace(world.server.url, url);

  const page = await world.page({ viewport: { width: 360, height: 720 } });
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  const device = await plugIn(browser, true);
  await join(page, link, "Tom Yıldız");
  await page.locator(".codes li").nth(9).waitFor();
  const here = `${url}/console/settings/signing-in`;

  await make(page, here, "Laptop");
  await page.locator("tbody tr").filter({ hasText: "Laptop" }).filter({ hasText: "Enough to sign in" }).waitFor();
  await accessible(page, "a passkey in the list");
  await fits(page, "a passkey in the list");

  await leave(page);
  await accessible(page, "sign-in with a passkey");
  await fits(page, "sign-in with a passkey");
  await page.locator("use-passkey button").click();
  await page.waitForURL("**/console/inbox");

  await browser.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: device });
  await plugIn(browser, false);
  await make(page, here, "Key ring");
  await page.locator("tbody tr").filter({ hasText: "Key ring" }).filter({ hasText: "Second step behind the password" }).waitFor();
  await leave(page);
  await page.locator("use-passkey button").click();
  await page.locator("[role=alert]").filter({ hasText: "cannot open your keys" }).waitFor();
  await signIn(page, email, PASSWORD);
  await page.locator("#code-field use-passkey button").waitFor();
  await accessible(page, "a passkey in the place of the code");
  await fits(page, "a passkey in the place of the code");
  await page.locator("#code-field use-passkey button").click();
  await page.waitForURL("**/console/inbox");

  await page.goto(`${url}/console/confirm?next=%2Fconsole%2Fsettings%2Fsigning-in`);
  await accessible(page, "who is there, by a passkey");
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#code-field use-passkey button").click();
  await page.waitForURL("**/console/settings/signing-in");
  const row = page.locator("tbody tr").filter({ hasText: "Key ring" });
  await row.locator("summary").click();
  await row.locator('form[action$="/rename"] input[name=name]').fill("Drawer");
  await row.locator('form[action$="/rename"] button').click();
  const renamed = page.locator("tbody tr").filter({ hasText: "Drawer" });
  await renamed.locator("summary").click();
  await accessible(page, "a passkey to be changed");
  await fits(page, "a passkey to be changed");
  await renamed.locator("button.danger").click();
  await page.waitForURL("**/signing-in?saved=1#passkeys");
  assert.equal(await page.locator("tbody tr").filter({ hasText: "Drawer" }).count(), 0);
  assert.equal(await page.locator("tbody tr").filter({ hasText: "Laptop" }).count(), 1);
}

/** A device in the browser; `keys` says whether it answers the question that opens keys. @param {any} browser @param {boolean} keys */
async function plugIn(browser, keys) {
  const options = {
    protocol: "ctap2",
    ctap2Version: "ctap2_1",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    hasPrf: keys,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await browser.send("WebAuthn.addVirtualAuthenticator", { options });
  return authenticatorId;
}

/** Adds a passkey. @param {import("playwright-core").Page} page @param {string} here @param {string} name */
async function make(page, here, name) {
  await page.goto(here);
  await page.locator('a[href="/console/settings/signing-in/passkey"]').click();
  await page.locator("use-passkey button").waitFor();
  await accessible(page, "a new passkey");
  await fits(page, "a new passkey");
  await page.locator("#name").fill(name);
  await page.locator("use-passkey button").click();
  await page.waitForURL("**/signing-in?saved=1#passkeys");
}

/** Signs out. @param {import("playwright-core").Page} page */
async function leave(page) {
  await page.evaluate(() => /** @type {HTMLFormElement} */ (document.querySelector('form[action="/console/sign-out"]')).requestSubmit());
  await page.waitForURL("**/console/sign-in?after=signed-out");
}
