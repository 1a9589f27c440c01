// A refusal costs the answer that needed the data, and nothing else.

import assert from "node:assert/strict";

export const title = "consent refused: nothing is asked and nothing stored, and the conversation goes on";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  for (const branch of ["callback", "newsletter", "health"]) {
    await chat.choose(branch);
    await chat.decide("refused");
    await chat.line("bot", "nothing was stored").waitFor();
    await chat.ready();
  }
  await chat.say("Do you ship to Poland?");
  await chat.line("visitor", "Poland").waitFor();
  await chat.line("bot", /ship|deliver|Poland/i).waitFor();

  await chat.menu("data");
  await chat.sheet.getByText("No details about you are stored.").waitFor();
  for (const purpose of ["callback", "marketing", "health"]) {
    assert.match(await chat.sheet.locator(`[data-purpose="${purpose}"]`).innerText(), /Refused/);
  }
  const subject = await chat.sheet.locator("code").innerText();
  const items = await (await world.member()).contacts();
  const mine = items.find((/** @type {any} */ each) => each.subject === subject);
  assert.deepEqual(mine?.contact ?? {}, {}, "the team has nothing");
}
