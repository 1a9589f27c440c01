// Five languages: page, bot, menu and consent speak the one that was chosen, and switching keeps what was said and typed.

import assert from "node:assert/strict";

export const title = "languages: all five, and switching in the middle of a conversation loses nothing";

/** @type {Record<string, [string, string, string]>} the choice, the consent's yes, a menu entry */
const SAID = {
  de: ["Um Rückruf bitten", "Ja, ich stimme zu", "Meine Daten löschen"],
  en: ["Ask for a call back", "Yes, I agree", "Delete my data"],
  pl: ["Poprosić o telefon", "Tak, zgadzam się", "Usuń moje dane"],
  ru: ["Заказать звонок", "Да, даю согласие", "Удалить мои данные"],
  tr: ["Geri arama iste", "Evet", "Verilerimi sil"],
};

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  for (const [locale, [choice, yes, entry]] of Object.entries(SAID)) {
    const chat = await world.chat(locale);
    assert.equal(await chat.place.evaluate(() => document.documentElement.lang), locale);
    assert.equal(await chat.choice("callback").innerText(), choice);
    assert.match(await chat.place.locator('[data-entry="erase"]').evaluate((node) => node.textContent ?? ""), new RegExp(entry, "i"));
    await chat.choose("callback");
    assert.match(await chat.decision("given").innerText(), new RegExp(yes));
    await said(chat, locale);
    await /** @type {import("playwright-core").Page} */ (chat.place).context().close();
  }
  await switching(world);
}

/** Nothing is shown by its key, and nothing in braces. @param {import("../chat.mjs").Chat} chat @param {string} locale */
async function said(chat, locale) {
  const text = await chat.place.locator("body").innerText();
  assert.doesNotMatch(text, /window-|purpose-|\{|\}/, `${locale}: a text is missing`);
  assert.doesNotMatch(await chat.place.locator(".eyebrow").innerText(), /^callback$/, `${locale}: a purpose has no name`);
}

/** @param {import("../browser.mjs").World} world */
async function switching(world) {
  const chat = await world.chat("en");
  const page = /** @type {import("playwright-core").Page} */ (chat.place);
  await chat.say("A question that stays");
  await chat.line("visitor", "A question that stays").waitFor();
  const token = await chat.token();
  await chat.field.fill("half a senten");
  for (const locale of ["ru", "tr", "pl", "de"]) {
    await page.locator(".menu-place > button").click();
    await page.locator("#language").selectOption(locale);
    await page.waitForFunction((each) => document.documentElement.lang === each, locale);
    await chat.choice("callback").filter({ hasText: SAID[locale]?.[0] ?? "" }).waitFor();
    await chat.line("visitor", "A question that stays").waitFor();
    assert.equal(await chat.field.inputValue(), "half a senten");
    assert.equal(await chat.token(), token, "the same visit");
  }
  await chat.choose("callback");
  await page.locator(".menu-place > button").click();
  await page.locator("#language").selectOption("tr");
  await chat.decision("given").filter({ hasText: /Evet/ }).waitFor();
  await chat.decide("refused");
}
