// What a visit works out is what the format asks for, and comes only to whoever is asked.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const WORK_MAX = 1_500;
const effort = new URL("../effort/", import.meta.url);

test("the number of a challenge is found, and none where there is none", async () => {
  const { find } = await import("../effort/worker.js");
  const salt = "0011223344556677?expires=1800000000&";
  const challenge = createHash("sha256").update(`${salt}1234`).digest("hex");
  assert.equal(await find({ salt, challenge, maxnumber: 2_000 }), 1_234);
  assert.equal(await find({ salt, challenge, maxnumber: 1_000 }), null);
});

test("it is small, and nothing of it comes before it is asked for", () => {
  const bytes = readdirSync(effort).reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, effort)), { level: 9 }).length, 0);
  console.log(`effort: ${bytes} bytes, comments and all`);
  assert.ok(bytes < WORK_MAX, `${bytes} bytes`);
  const window = new URL("../window/", import.meta.url);
  const names = readdirSync(window).filter((name) => name.endsWith(".js"));
  const namers = names.filter((name) => readFileSync(new URL(name, window), "utf8").includes("../effort/"));
  assert.deepEqual(namers, ["api.js"]);
  assert.match(readFileSync(new URL("api.js", window), "utf8"), /await import\("\.\.\/effort\/effort\.js"\)/u);
  assert.doesNotMatch(readFileSync(new URL("index.html", window), "utf8"), /effort/u);
});
