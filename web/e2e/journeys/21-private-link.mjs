// Whoever keeps the private link comes back to their data from another browser; after an erasure it leads nowhere.

import assert from "node:assert/strict";
import { Chat } from "../chat.mjs";

export const title = "private link: my data from another browser, a secret that leaves the address, and a dead end after erasing";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.callBack("Katherine Johnson", "+49 30 901830");
  await chat.menu("data");
  await chat.sheet.getByRole("button", { name: "Show my private link" }).click();
  await chat.sheet.getByText("Anyone who has this link can read and delete your data.").waitFor();
  const link = await chat.sheet.locator("#private-link").inputValue();
  assert.equal(link, `${world.server.url}/w/${world.server.site}#data=${await chat.token()}`);

  const elsewhere = await world.page();
  await elsewhere.goto(link);
  const there = new Chat(elsewhere);
  await there.sheet.locator('input[value="Katherine Johnson"]').waitFor();
  assert.equal(new URL(elsewhere.url()).hash, "", "the secret does not stay in the address");
  assert.ok(!(await elsewhere.evaluate(() => history.length > 2)));
  assert.ok(world.requests.every((url) => !url.includes("pv1_")), "and is in no request's address");
  await there.sheet.getByRole("button", { name: "Delete my data" }).click();
  await there.place.locator('[data-act="erase"]').click();
  await there.place.locator('.last[data-screen="erased"]').waitFor();
  await chat.place.locator('.last[data-screen="erased"]').waitFor();

  world.expected.push(/status of 401/);
  const again = await world.page();
  await again.goto(link);
  await again.locator('.last[data-screen="ended"]').waitFor();
  assert.equal(await again.evaluate(() => sessionStorage.length), 0, "no new visit was begun");
}
