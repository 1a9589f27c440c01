// Looks at each sample page of the console in a real browser: a picture, axe, and whether it fits.
//
//   node gallery/console.mjs PAGES PICTURES [page ...]     PAGES is what `cargo run -p console --example gallery -- PAGES` wrote;
//                                                          LOCALES=de,ru WIDTHS=320,1280 THEMES=light,dark name what to look at

import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { accessible } from "../e2e/axe.mjs";
import { fits } from "../e2e/fits.mjs";

const [pages = "", pictures = "", ...only] = process.argv.slice(2);
const listed = (/** @type {string} */ name, /** @type {string} */ usual) => (process.env[name] ?? usual).split(",");

mkdirSync(pictures, { recursive: true });
// Modules are not loaded from files; the pages are looked at as they are without script.
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
/** @type {string[]} */
const wrongs = [];
let looked = 0;
for (const width of listed("WIDTHS", "320,1280").map(Number)) {
  for (const theme of listed("THEMES", "light,dark")) {
    const context = await browser.newContext({ viewport: { width, height: 860 }, reducedMotion: "reduce", colorScheme: theme === "dark" ? "dark" : "light" });
    const page = await context.newPage();
    for (const locale of listed("LOCALES", "de,ru")) {
      const names = readdirSync(path.join(pages, locale)).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -5));
      for (const name of names.filter((each) => only.length === 0 || only.includes(each))) {
        const label = `${name}-${locale}-${theme}-${width}`;
        await page.goto(pathToFileURL(path.resolve(pages, locale, `${name}.html`)).href);
        await page.screenshot({ path: path.join(pictures, `${label}.png`), fullPage: true });
        looked += 1;
        for (const check of [accessible, fits]) await check(page, label).catch((error) => wrongs.push(`${label}: ${error.message.split("\n").slice(0, 12).join(" ")}`));
      }
    }
    await context.close();
  }
}
await browser.close();
console.log(`${looked} looked at, ${wrongs.length} wrong`);
for (const wrong of wrongs) console.log(wrong);
process.exit(wrongs.length ? 1 : 0);
