// Runs the journeys in the order of their files' names and says for each in one line whether it went well.
//
//   node e2e/run.mjs [words of a title]      PARLOUR_BINARY, CHROMIUM name other programs; E2E_SHOW=1 prints the stack of a failure
//
// Every page of every journey is watched: a request to another origin, a breach of the content security policy or an error of a
// script fails the journey, whatever else it looked at.

import { readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { launch } from "./browser.mjs";
import { demo } from "./server.mjs";

const LONGEST_MS = 20_000;

const folder = new URL("journeys/", import.meta.url);
const wanted = process.argv.slice(2).join(" ").toLowerCase();
const journeys = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort()) {
  const { title, journey, longestMs = LONGEST_MS } = await import(new URL(file, folder).href);
  if (title.toLowerCase().includes(wanted)) journeys.push({ title, journey, longestMs });
}

const server = await demo();
const browser = await launch();
const failed = [];
for (const { title, journey, longestMs } of journeys) {
  const world = browser.world(server);
  const begun = Date.now();
  try {
    const late = wait(longestMs, "late", { ref: false });
    if ((await Promise.race([journey(world), late])) === "late") throw new Error(`took longer than ${longestMs / 1_000} s`);
    world.verdict();
    console.log(`ok    ${title} (${((Date.now() - begun) / 1_000).toFixed(1)} s)`);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    failed.push(title);
    console.log(`FAIL  ${title}: ${String(error.message).split("\n").slice(0, 6).join(" | ")}`);
    if (process.env.E2E_SHOW) console.log(error.stack);
    await world.picture();
  }
  await world.end();
}
await browser.close();
await server.stop();
console.log(`${journeys.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 && journeys.length > 0 ? 0 : 1);
