// Settings are found by the reader's own words, and every page of them is accessible and fits a narrow screen.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";
import { fits } from "../fits.mjs";

export const title = "settings: found by words, in five languages";

const WORDS = { de: "einladung", en: "invitation", pl: "zaproszenie", ru: "приглашение", tr: "davet" };

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await signedIn(world);
  for (const [language, word] of Object.entries(WORDS)) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${world.server.url}/console/settings`);
    await page.locator(`.self button[value="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
    await page.locator("#q").fill(word);
    await page.locator("#q").press("Enter");
    await page.locator('a[href="/console/settings/members"]').waitFor();
    assert.equal(await page.locator('a[href="/console/settings/organisation"]').count(), 0, language);
    if (language !== "de" && language !== "ru") continue; // the longest words
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["settings", "settings/organisation", "settings/profile", "settings/members", "settings/teams", "setup", "setup/recovery", "setup/bot"]) {
      await page.goto(`${world.server.url}/console/${path}`);
      await fits(page, `${path}, ${language}`);
    }
  }
  for (const path of ["settings", "settings/organisation", "settings/profile", "setup"]) {
    await page.goto(`${world.server.url}/console/${path}`);
    await accessible(page, path);
  }
}
