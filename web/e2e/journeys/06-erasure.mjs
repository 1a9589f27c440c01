// Erased is erased: a receipt that anyone can verify, a token that is dead, a team that finds nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { verify } from "../proof.mjs";

export const title = "erasure: by menu and by words, with a receipt whose proof holds, and the token is dead";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  await byMenu(world);
  await byWords(world);
}

/** @param {import("../browser.mjs").World} world */
async function byMenu(world) {
  const chat = await world.chat("en");
  await chat.callBack("Alan Turing", "+49 30 901822");
  const token = await chat.token();
  assert.match(token, /^pv1_/);
  const member = await world.member();
  const known = async () => (await member.contacts()).some((/** @type {any} */ each) => each.contact.name === "Alan Turing");
  assert.ok(await known());

  await chat.menu("erase");
  await chat.sheet.getByRole("button", { name: "No, keep it" }).click();
  await chat.sheet.waitFor({ state: "detached" });
  assert.ok(await known());
  await chat.menu("erase");
  await chat.sheet.locator('[data-act="erase"]').click();
  await lastScreen(world, chat, token);
  assert.ok(!(await known()));

  await chat.last.getByRole("button", { name: "Start a new conversation" }).click();
  await chat.ready();
  assert.notEqual(await chat.token(), token);
}

/** @param {import("../browser.mjs").World} world */
async function byWords(world) {
  const chat = await world.chat("de");
  const token = await chat.token();
  await chat.say("Bitte löschen Sie meine Daten!");
  await chat.choose("erase");
  await chat.choose("erase-confirm");
  await lastScreen(world, chat, token);
}

/** @param {import("../browser.mjs").World} world @param {import("../chat.mjs").Chat} chat @param {string} token */
async function lastScreen(world, chat, token) {
  const page = /** @type {import("playwright-core").Page} */ (chat.place);
  await page.locator('.last[data-screen="erased"] .receipt').waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".receipt .plain").click()]);
  const receipt = JSON.parse(await readFile(await file.path(), "utf8"));
  assert.equal(receipt.act, "subject.erased");
  assert.equal(JSON.parse(receipt.ledger.entry).act, "subject.erased");
  verify(receipt);
  assert.throws(() => verify({ ...receipt, ledger: { ...receipt.ledger, entry: `${receipt.ledger.entry} ` } }), "a changed entry does not pass");
  const answer = await fetch(`${world.server.url}/api/v1/visit`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 401);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
}
