// axe finds nothing serious in the shop and in each state of the chat window, light and dark.

import { accessible } from "../axe.mjs";

export const title = "accessibility: axe finds nothing serious in shop and chat window, light and dark";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await shop(world, colorScheme);
    await chatWindow(world, colorScheme);
  }
}

/** @param {import("../browser.mjs").World} world @param {"light"|"dark"} colorScheme */
async function shop(world, colorScheme) {
  const page = await world.page({ colorScheme, reducedMotion: "reduce" });
  for (const kind of ["bubble", "inline", "popup"]) {
    await page.goto(`${world.server.url}/demo?kind=${kind}&lang=en`);
    await page.locator(".prlr-open").click();
    await accessible(page, `shop, ${kind}, ${colorScheme}`);
  }
  await page.goto(`${world.server.url}/demo/tea?lang=de`);
  await accessible(page, `tea page, ${colorScheme}`);
}

/** @param {import("../browser.mjs").World} world @param {"light"|"dark"} colorScheme */
async function chatWindow(world, colorScheme) {
  const chat = await world.chat("en", { colorScheme, reducedMotion: "reduce", viewport: { width: 400, height: 680 } });
  const page = /** @type {import("playwright-core").Page} */ (chat.place);
  const look = (/** @type {string} */ state) => accessible(page, `${state}, ${colorScheme}`);
  await look("start");
  await page.locator(".menu-place > button").click();
  await look("menu");
  await page.keyboard.press("Escape");
  await chat.choose("callback");
  await chat.consent.waitFor();
  await look("consent");
  await chat.decide("given");
  await chat.asked("name");
  await look("answer");
  await chat.say("Ada");
  await chat.asked("phone");
  world.expected.push(/status of 422/);
  await chat.say("1");
  await page.locator("#field-failure").filter({ hasText: /\S/ }).waitFor();
  await look("refused answer");
  await chat.say("+49 30 901824");
  await chat.ready();
  await chat.menu("data");
  await chat.sheet.locator(".contact").first().waitFor();
  await look("my data");
  await page.keyboard.press("Escape");
  await chat.menu("notice");
  await look("notice");
  await page.keyboard.press("Escape");
  await chat.menu("erase");
  await look("erase");
  await chat.sheet.locator('[data-act="erase"]').click();
  await page.locator(".receipt").waitFor();
  await look("erased");
}
