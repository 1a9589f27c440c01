// The window says nothing that has no text, in any of its languages; dates, days and the saved conversation are in the visitor's own.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { messages } from "../gallery/ftl.js";
import { transcript } from "../window/transcript.js";
import { Words } from "../window/words.js";

const LOCALES = /** @type {const} */ (["de", "en", "pl", "ru", "tr"]);
/** @param {string} locale */
const texts = (locale) => messages(readFileSync(new URL(`../../locales/${locale}/window.ftl`, import.meta.url), "utf8"));
/** @param {import("../window/types.js").Locale} locale */
const words = (locale) => new Words({ site: "s", organisation: "Teeladen", locale, locales: [...LOCALES], links: { privacy: "", imprint: "" }, texts: texts(locale), parent_origins: [] });

test("every key that is said has its text in every language", () => {
  const folder = new URL("../window/", import.meta.url);
  const said = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/\bsay\((?:[^()"]*\? )?"([\w-]+)"(?: : "([\w-]+)")?/gu)])
    .flatMap((match) => [match[1], match[2]].filter((key) => key !== undefined));
  const made = [5, 4, 3, 2, 1].map((score) => `rating-${score}`).concat(["what", "why", "who", "long", "back"].map((name) => `happens-${name}`), ["attach-type", "attach-large", "attach-cancel", "attach-remove", "data-read-contact", "data-read-conversation", "confirm-sent", "confirm-not-sent", "state-pending"]);
  assert.ok(said.length > 60, `${said.length} keys were found`);
  for (const locale of LOCALES) {
    const known = texts(locale);
    assert.deepEqual([...new Set([...said, ...made])].filter((key) => !(`window-${key}` in known)), [], locale);
  }
});

test("the subset of Fluent is read as the server reads it", () => {
  assert.deepEqual(messages('## Head\n\na = One { $x }\nb =\n    two\n\n    three\nc = { "-" } four\n'), { a: "One { $x }", b: "two\n\nthree", c: "- four" });
});

test("what is filled in is not filled again, and what is missing stays visible", () => {
  assert.equal(words("en").say("attach-failed", { name: "{ $name }.png" }), "“{ $name }.png” was not sent.");
  assert.equal(words("en").say("no-such-key"), "no-such-key");
  assert.equal(words("de").field("call_at"), "Gewünschte Zeit");
  assert.equal(words("de").field("shoe_size"), "shoe_size");
});

test("days have names, the last two by words", () => {
  const now = new Date(2026, 2, 3, 12);
  const at = (/** @type {number} */ days, hour = 23) => new Date(2026, 2, 3 - days, hour).toISOString();
  assert.deepEqual([at(0, 0), at(1), at(2)].map((each) => words("de").day(each, now)), ["Heute", "Gestern", "Sonntag, 1. März"]);
  assert.match(words("en").day(at(400), now), /^Monday,? 27 January 2025$/);
  assert.equal(words("ru").day(at(1, 0), now), "Вчера");
});

test("a saved conversation says who, when and what, and names files", () => {
  const base = { sealed: undefined, pending: false, at: "2026-01-02T10:00:00Z" };
  const lines = [
    { ...base, ref: "1", from: /** @type {const} */ ("member"), by: "Ayşe", text: "Hello" },
    { ...base, ref: "2", from: /** @type {const} */ ("visitor"), text: null, file: { id: "f", name: "tin.png", kind: /** @type {const} */ ("image"), type: "image/png", bytes: 9 } },
    { ...base, ref: "3", from: /** @type {const} */ ("bot"), text: null, sealed: "health" },
  ];
  const text = transcript(words("en"), /** @type {any} */ ({ log: { lines: () => lines } }));
  assert.match(text, /^Chat with Teeladen\n=+\n\n2 January 2026 at \d\d:00 · Ayşe\nHello\n\n.* · You\n\[tin\.png\]\n\n.* · Bot\nSealed for health\n$/);
});
