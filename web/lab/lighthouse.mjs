// Decides which of our pages Lighthouse is asked about, and what it must say.

import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { demo } from "../e2e/server.mjs";

const LEAST = { performance: 95, accessibility: 100, "best-practices": 100 };
const PORT = 9_333;

const server = await demo();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${PORT}`] });

/** The console's cookie, for the pages behind the sign-in. */
async function cookie() {
  const page = await browser.newPage();
  await page.goto(`${server.url}/console/sign-in`);
  await page.locator("#email").fill(server.owner_email);
  await page.locator("#password").fill(server.owner_password);
  await page.locator("form[action='/console/sign-in'] button").click();
  await page.waitForURL(/console\/(inbox|setup|overview)/);
  const cookies = await page.context().cookies();
  await page.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

const signedIn = { Cookie: await cookie() };
const pages = [
  ["demo shop", `${server.url}/demo`, {}],
  ["chat window", `${server.url}/w/${server.site}`, {}],
  ["sign-in", `${server.url}/console/sign-in`, {}],
  ["inbox", `${server.url}/console/inbox`, signedIn],
  ["overview", `${server.url}/console/overview`, signedIn],
  ["settings", `${server.url}/console/settings`, signedIn],
];
let missed = 0;
for (const [name, url, extraHeaders] of pages) {
  const run = await lighthouse(String(url), { port: PORT, output: "json", logLevel: "error", onlyCategories: Object.keys(LEAST), extraHeaders: /** @type {any} */ (extraHeaders), disableStorageReset: true });
  const scores = Object.entries(LEAST).map(([category, least]) => {
    const score = Math.round((run?.lhr.categories[category]?.score ?? 0) * 100);
    if (score < least) missed += 1;
    return `${category} ${score}${score < least ? ` (below ${least})` : ""}`;
  });
  console.log(`${String(name).padEnd(12)} ${scores.join(", ")}`);
  for (const [id, audit] of Object.entries(run?.lhr.audits ?? {})) {
    const counts = ["accessibility", "best-practices"].some((c) => run?.lhr.categories[c]?.auditRefs.some((ref) => ref.id === id && ref.weight > 0));
    if (counts && audit.score !== null && audit.score < 1) console.log(`  ${id}: ${audit.title}`);
  }
}
await browser.close();
await server.stop();
process.exitCode = missed > 0 ? 1 : 0;
