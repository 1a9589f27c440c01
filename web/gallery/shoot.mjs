// Looks at each state of the chat window in a real browser: a picture, axe, and whether it fits.
//
//   node gallery/shoot.mjs FOLDER [state ...]      LOCALES=de,ru WIDTHS=320,390,800 THEMES=light,dark COLOUR=#1f5c4d name what to look at

import { createReadStream, existsSync, mkdirSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { accessible } from "../e2e/axe.mjs";
import { fits } from "../e2e/fits.mjs";

const [folder = "gallery-pictures", ...only] = process.argv.slice(2);
const listed = (/** @type {string} */ name, /** @type {string} */ usual) => (process.env[name] ?? usual).split(",");
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const KINDS = /** @type {Record<string, string>} */ ({ ".html": "text/html", ".js": "text/javascript", ".css": "text/css" });

mkdirSync(folder, { recursive: true });
const server = http.createServer((request, response) => {
  const file = path.join(ROOT, path.normalize(new URL(request.url ?? "/", "http://x").pathname));
  if (!file.startsWith(ROOT) || !existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": `${KINDS[path.extname(file)] ?? "text/plain"}; charset=utf-8` });
  createReadStream(file).pipe(response);
});
await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
const address = server.address();
const home = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/web/gallery/index.html`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
/** @type {string[]} */
const wrongs = [];
let looked = 0;
for (const width of listed("WIDTHS", "320,390,800").map(Number)) {
  for (const theme of listed("THEMES", "light,dark")) {
    const context = await browser.newContext({ viewport: { width, height: width > 600 ? 760 : 640 }, reducedMotion: "reduce", colorScheme: theme === "dark" ? "dark" : "light", locale: "en-GB" });
    const page = await context.newPage();
    page.on("pageerror", (error) => wrongs.push(`${page.url()}: ${error.message}`));
    await page.goto(home);
    await page.waitForSelector("html[data-states]");
    const states = String(await page.evaluate(() => document.documentElement.dataset["states"])).split(" ");
    for (const locale of listed("LOCALES", "de,ru")) {
      for (const state of states.filter((each) => only.length === 0 || only.includes(each))) await look(page, { state, locale, theme, width });
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`${looked} looked at, ${wrongs.length} wrong`);
for (const wrong of wrongs) console.log(wrong);
process.exit(wrongs.length ? 1 : 0);

/** @param {import("playwright-core").Page} page @param {{state: string, locale: string, theme: string, width: number}} what */
async function look(page, { state, locale, theme, width }) {
  const name = `${state}-${locale}-${theme}-${width}`;
  await page.goto(`${home}?state=${state}&locale=${locale}${process.env.COLOUR ? `&colour=${encodeURIComponent(process.env.COLOUR)}` : ""}`);
  const ready = page.waitForSelector("html[data-ready]", { state: "attached", timeout: 6_000 });
  await ready.catch(() => wrongs.push(`${name}: does not come to rest`));
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  looked += 1;
  for (const check of [accessible, fits]) await check(page, name).catch((error) => wrongs.push(`${name}: ${error.message.split("\n").slice(0, 12).join(" ")}`));
}
