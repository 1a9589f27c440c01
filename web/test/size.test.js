// The window stays small: what comes when it opens, as it is embedded and compressed; and the page names all of it at once.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const WINDOW = new URL("../window/", import.meta.url);
const OPENING_MAX = 20_000;
const LATER_MAX = 15_000;
const STYLE_MAX = 8_000;

/** @param {string} name */
const source = (name) => readFileSync(new URL(name, WINDOW), "utf8");
/** @param {string} name */
const compressed = (name) => gzipSync(strip(source(name)), { level: 9 }).length;
/** @param {string[]} names */
const sum = (names) => names.reduce((bytes, name) => bytes + compressed(name), 0);

/** As crates/server/build.rs does it. @param {string} text */
function strip(text) {
  let out = "";
  let inside = false;
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (inside || line.startsWith("/*")) inside = !line.endsWith("*/");
    else if (line && !line.startsWith("//")) out += `${line}\n`;
  }
  return out;
}

/** What a module imports before it runs, in any depth. @param {string} name @param {Set<string>} [found] */
function opening(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, next] of source(name).matchAll(/^(?:import|export) .*from "\.\/(.+)";$/gmu)) opening(String(next), found);
  return found;
}

const first = [...opening("main.js")].sort();
const scripts = readdirSync(WINDOW).filter((name) => name.endsWith(".js") && name !== "types.js");
const later = scripts.filter((name) => !first.includes(name));

test("what comes when the window opens is under 20 kB of script and 8 kB of style", () => {
  const [script, style] = [sum(first), compressed("style.css")];
  console.log(`window: ${script} bytes of script at opening, ${sum(later)} later, ${style} of style`);
  assert.ok(script < OPENING_MAX, `${script} bytes of script: ${first.map((name) => `${name} ${compressed(name)}`).join(", ")}`);
  assert.ok(style < STYLE_MAX, `${style} bytes of style`);
});

test("what comes when the visitor begins to use it is small as well", () => {
  assert.ok(sum(later) < LATER_MAX, later.map((name) => `${name} ${compressed(name)}`).join(", "));
});

test("every module is used", () => {
  const used = new Set(scripts.flatMap((name) => [...source(name).matchAll(/(?:from|import\() ?"\.\/(.+?)"/gu)].map((match) => match[1])));
  assert.deepEqual(scripts.filter((name) => name !== "main.js" && !used.has(name)), []);
});

test("the page names what main.js builds on, so that it comes together", () => {
  const page = readFileSync(new URL("../../crates/server/src/visit/pages.rs", import.meta.url), "utf8");
  const named = /const MODULES[^=]*=\s*\[([^\]]*)\]/u.exec(page)?.[1] ?? "";
  assert.deepEqual([...named.matchAll(/"(\w+)"/gu)].map((match) => `${match[1]}.js`).sort(), first.filter((name) => name !== "main.js"));
});
