// A member's day: sign in, see who comes, answer, know what was agreed to, export, erase, look at the ledger, sign out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { signIn } from "../console.mjs";

export const title = "console: inbox, answer, contact, contacts, export, erasure, ledger, language, sign-out";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await wrongPasswordFirst(world);
  const chat = await world.chat("en");
  await chat.say("Do you have tulip glasses?");
  await chat.choose("newsletter");
  await chat.decide("given");
  await chat.asked("email");
  await chat.say("mary@example.org");
  await chat.ready();
  await chat.callBack("Mary Shelley", "+49 30 901826");

  const rows = page.locator(".row");
  await rows.filter({ hasText: "Private until" }).first().waitFor();
  assert.equal(await rows.filter({ hasText: "tulip" }).count(), 0, "no preview before the visitor agrees");
  await chat.person();
  const row = rows.filter({ hasText: "Mary Shelley" });
  await row.waitFor();
  await answer(page, row, chat);
  await contact(page);
  await contacts(page);
  await ledger(page);
  await erase(page);
  await chat.last.waitFor();
  await leave(page, world.server.url);
}

/** @param {import("../browser.mjs").World} world */
async function wrongPasswordFirst(world) {
  const page = await world.page();
  world.expected.push(/console\/sign-in/, /status of 401/);
  await page.goto(`${world.server.url}/console`);
  await signIn(page, world.server.owner_email, "not the password");
  await page.locator("[role=alert]").filter({ hasText: "not right" }).waitFor();
  assert.equal(await page.locator("#email").inputValue(), world.server.owner_email);
  await signIn(page, world.server.owner_email, world.server.owner_password);
  await page.waitForURL("**/console/inbox");
  const [cookie] = (await page.context().cookies()).filter((each) => each.httpOnly);
  assert.equal(cookie?.sameSite, "Strict", "the session's cookie is for this site and no script");
  return page;
}

/** @param {import("playwright-core").Page} page @param {import("playwright-core").Locator} row @param {import("../chat.mjs").Chat} chat */
async function answer(page, row, chat) {
  await row.locator("a").click();
  await page.locator(".message.from-visitor").filter({ hasText: "tulip glasses" }).waitFor();
  await page.locator("#text").fill("Yes, a dozen of them.");
  await page.locator("#text").press("Control+Enter");
  await chat.line("member", "Yes, a dozen of them.").waitFor();
  await page.locator(".message.from-member").filter({ hasText: "a dozen" }).waitFor();
  assert.equal(await page.locator("#text").inputValue(), "");
  await chat.say("I take all twelve.");
  await page.locator(".message.from-visitor").filter({ hasText: "all twelve" }).waitFor();
  assert.equal(await page.locator(".message").filter({ hasText: "a dozen" }).count(), 1, "shown once");
}

/** What the person told, and what they had been told when they agreed. @param {import("playwright-core").Page} page */
async function contact(page) {
  const panel = page.locator(".panel");
  assert.match(await panel.innerText(), /\+4930901826/);
  assert.match(await panel.innerText(), /mary@example\.org/);
  const consent = panel.locator("details.consent", { has: page.locator("summary", { hasText: "Callback" }) });
  await consent.locator("summary").click();
  assert.match(await consent.innerText(), /May we store your name/);
  assert.match(await consent.innerText(), /Given/);
}

/** @param {import("playwright-core").Page} page */
async function contacts(page) {
  await page.locator('.side nav a[href*="contacts"]').click();
  const mary = page.locator("tbody tr").filter({ hasText: "Mary Shelley" });
  await mary.waitFor();
  await page.locator("#purpose").selectOption("marketing");
  await page.locator("#consent").selectOption("given");
  await page.locator(".filter button").click();
  await page.waitForURL("**purpose=marketing**");
  await page.locator("tbody tr").filter({ hasText: "mary@example.org" }).waitFor();
  await page.locator("#consent").selectOption("withdrawn");
  await page.locator(".filter button").click();
  await page.waitForURL("**consent=withdrawn**");
  assert.equal(await page.locator("tbody tr").filter({ hasText: "mary@example.org" }).count(), 0);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".export a[download]").click()]);
  const csv = await readFile(await file.path(), "utf8");
  assert.match(csv, /mary@example\.org/);
}

/** @param {import("playwright-core").Page} page */
async function ledger(page) {
  await page.locator('.side nav a[href*="ledger"]').click();
  const acts = page.locator("table.acts");
  await acts.locator("code", { hasText: "contacts.exported" }).first().waitFor();
  for (const act of ["consent.given", "conversation.opened"]) assert.ok((await acts.locator("code", { hasText: act }).count()) > 0, `${act} stands in the ledger`);
  assert.doesNotMatch(await page.locator("main").innerText(), /Mary|mary@|901826/, "the ledger names nobody");
}

/** @param {import("playwright-core").Page} page */
async function erase(page) {
  await page.locator('.side nav a[href*="contacts"]').click();
  await page.locator("tbody tr").filter({ hasText: "Mary Shelley" }).locator("a.danger").click();
  await page.locator("form.choice button").click();
  await page.locator(".receipt").waitFor();
  await page.locator('.side nav a[href*="contacts"]').click();
  await page.locator("main h1").waitFor();
  assert.equal(await page.getByText("Mary Shelley").count(), 0);
}

/** @param {import("playwright-core").Page} page @param {string} url */
async function leave(page, url) {
  const languages = page.locator(".languages").first();
  await languages.locator('button[lang="tr"]').click();
  await page.waitForFunction(() => document.documentElement.lang === "tr");
  await page.locator(".languages").first().locator('button[lang="en"]').click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await page.locator('form[action="/console/sign-out"] button').click();
  await page.waitForURL("**/console/sign-in**");
  await page.goto(`${url}/console/inbox`);
  await page.waitForURL("**/console/sign-in**");
}
