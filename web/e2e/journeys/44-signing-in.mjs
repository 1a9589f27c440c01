// A member settles how they sign in: another app, recovery codes, another password; and says again who they are.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { code, signIn, signedIn } from "../console.mjs";
import { PASSWORD, join } from "../first-run.mjs";
import { fits } from "../fits.mjs";

export const title = "signing in: app, recovery codes, password, sessions";
export const longestMs = 60_000;

const NEW = "another row of good words";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  world.expected.push(/status of 4(01|03|22)/);
  const owner = await signedIn(world);
  const email = `app-${Date.now()}@example.org`;
  await owner.goto(`${world.server.url}/console/settings/members`);
  await owner.locator("#email").fill(email);
  await owner.locator("#role-agent").check();
  await owner.locator("main > form.stack button").click();
  const link = await owner.locator("#link").inputValue();

  const page = await world.page({ viewport: { width: 360, height: 720 } });
  await join(page, link, "Tom Yıldız");
  await page.locator(".codes li").nth(9).waitFor();
  const here = `${world.server.url}/console/settings/signing-in`;
  await page.goto(here);
  await accessible(page, "signing in");
  await fits(page, "signing in");
  assert.equal(await page.locator("tbody tr").count(), 1, "signed in here alone");

  await page.locator('a[href="/console/settings/signing-in/totp"]').click();
  await accessible(page, "another app");
  await fits(page, "another app");
  const uri = await page.locator(".uri code").innerText();
  await page.locator("#code").fill("000000");
  await page.locator("form.stack button.primary").click();
  await page.locator("[role=alert]").waitFor();
  assert.equal(await page.locator(".uri code").innerText(), uri, "the same secret as before");
  await page.locator("#code").fill(code(uri));
  await page.locator("form.stack button.primary").click();
  await page.waitForURL("**/signing-in?saved=1");

  await page.locator('form[action$="/codes"] button').click();
  const codes = await page.locator(".codes code").allInnerTexts();
  assert.equal(codes.length, 10);
  await page.goto(here);

  await page.locator("#old").fill(PASSWORD);
  await page.locator("#password").fill("password1234");
  await page.locator("#password2").fill("password1234");
  await page.locator('form[action$="/password"] button').click();
  await page.locator("[role=alert]").filter({ hasText: "guessed too quickly" }).waitFor();
  await page.locator("#old").fill(PASSWORD);
  await page.locator("#password").fill(NEW);
  await page.locator("#password2").fill(NEW);
  await page.locator('form[action$="/password"] button').click();
  await page.waitForURL("**/signing-in?saved=1");

  const other = await world.page();
  await other.goto(`${world.server.url}/console/sign-in`);
  await accessible(other, "sign-in");
  await signIn(other, email, NEW);
  await other.locator("#code").fill(codes[0] ?? "");
  await other.locator("form.stack button").click();
  await other.waitForURL("**/console/inbox");
  await page.goto(here);
  assert.equal(await page.locator("tbody tr").count(), 2);
  await page.locator("tbody button.danger").click();
  await page.waitForURL("**/signing-in?saved=1#sessions");
  await other.goto(`${world.server.url}/console/inbox`);
  await other.waitForURL("**/console/sign-in**");

  await page.goto(`${world.server.url}/console/confirm?next=%2Fconsole%2Fsettings%2Fsigning-in`);
  await accessible(page, "who is there");
  await fits(page, "who is there");
  await page.locator("#password").fill(NEW);
  await page.locator("#code").fill(codes[1] ?? "");
  await page.locator("form.stack button").click();
  await page.waitForURL("**/console/settings/signing-in");

  await owner.goto(`${world.server.url}/console/settings/members`);
  const row = owner.locator("tbody tr").filter({ hasText: "Tom Yıldız" }).last();
  await row.locator("summary").click();
  await accessible(owner, "a member who lost the password");
  await row.locator("details button").click();
  const back = await owner.locator("#link").inputValue();
  assert.match(back, /\/console\/recover#pi1_/);
  const returned = await world.page({ viewport: { width: 360, height: 720 } });
  await returned.goto(back);
  await accessible(returned, "the way back");
  await fits(returned, "the way back");
  await returned.locator("#email").fill(email);
  await returned.locator("#password").fill(PASSWORD);
  await returned.locator("#password2").fill(PASSWORD);
  await returned.locator("form.stack button").click();
  await returned.waitForURL("**/console/sign-in?after=recovered");
}
