// The server goes away while the visitor types: they are told, nothing is lost, and what they wrote goes out when it is back.

import assert from "node:assert/strict";
import { demo } from "../server.mjs";

export const title = "offline: the server stops while the visitor types, and nothing is lost or sent twice";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const server = world.until(await demo());
  world.server = server;
  world.allowed.add(server.url);
  world.expected.push(/ERR_CONNECTION|WebSocket connection|Failed to load resource/);
  const chat = await world.chat("en");
  await chat.say("before the break");
  await chat.place.locator('.line[data-from="visitor"]:not([data-pending])').waitFor();
  await chat.field.fill("typed while it was g");

  await server.pause();
  await chat.status.filter({ hasText: "No connection." }).waitFor();
  assert.equal(await chat.field.inputValue(), "typed while it was g");
  await chat.field.press("End");
  await chat.field.pressSequentially("one");
  await chat.field.press("Enter");
  await chat.say("and a second one");
  assert.equal(await chat.place.locator(".line[data-pending]").count(), 2, "both lines wait and say so");
  assert.match(await chat.place.locator(".line[data-pending]").first().innerText(), /Waits for the connection/);

  await server.resume();
  await chat.place.locator(".line[data-pending]").first().waitFor({ state: "detached", timeout: 12_000 });
  await chat.place.locator(".line[data-pending]").first().waitFor({ state: "detached", timeout: 12_000 });
  await chat.status.filter({ hasText: "No connection." }).waitFor({ state: "detached" });
  await /** @type {import("playwright-core").Page} */ (chat.place).reload();
  await chat.line("visitor", "and a second one").waitFor();
  const lines = (await chat.place.locator('.line[data-from="visitor"] .body').allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(lines, ["before the break", "typed while it was gone", "and a second one"]);
}
