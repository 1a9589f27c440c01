// @ts-check
// Decides whether the tokens can be read: the contrast of every text on every ground, in light and in dark (WCAG 2.2, 1.4.3
// and 1.4.11).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../tokens.css", import.meta.url), "utf8");
const [light, dark] = css.split("@media (prefers-color-scheme: dark)").map(colours);

const GROUNDS = ["sunken", "paper", "surface", "raised"];
const TEXTS = ["ink", "quiet", "accent", "accent-strong", "link", "danger", "warn", "good"];
/** What stands on a wash, and nowhere else than there. @type {[string, string][]} */
const WASHES = [
  ...["ink", "quiet", "accent-strong", "link"].map((text) => /** @type {[string, string]} */ ([text, "accent-wash"])),
  ["ink", "danger-wash"],
  ["danger", "danger-wash"],
  ["ink", "warn-wash"],
  ["warn", "warn-wash"],
  ["ink", "stripe"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["surface", "danger"],
];

/** @param {string|undefined} text @returns {Map<string, string>} */
function colours(text = "") {
  return new Map([...text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{3,6});/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

/** WCAG's relative luminance. @param {string} colour */
function luminance(colour) {
  const long = colour.length === 4 ? [...colour.slice(1)].map((each) => each + each).join("") : colour.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {Map<string, string>|undefined} theme @param {string} front @param {string} back @param {number} least */
function check(theme, front, back, least) {
  const [one, other] = [theme?.get(front), theme?.get(back)];
  assert.ok(one && other, `--${front} or --${back} is missing`);
  const found = contrast(one, other);
  assert.ok(found >= least, `--${front} on --${back}: ${found.toFixed(2)}, needs ${least}`);
}

test("contrasts are computed as WCAG does", () => {
  assert.equal(contrast("#000", "#ffffff").toFixed(2), "21.00");
  assert.equal(contrast("#777777", "#fff").toFixed(2), "4.48");
});

for (const [name, theme] of /** @type {const} */ ([["light", light], ["dark", dark]])) {
  test(`every text can be read on every ground, ${name}`, () => {
    for (const ground of GROUNDS) for (const text of TEXTS) check(theme, text, ground, 4.5);
    for (const [text, wash] of WASHES) check(theme, text, wash, 4.5);
  });

  test(`what can be used has an edge that is seen, ${name}`, () => {
    for (const ground of GROUNDS) {
      for (const edge of ["edge", "accent", "danger"]) check(theme, edge, ground, 3);
    }
    check(theme, "edge", "accent-wash", 3);
    check(theme, "accent", "accent-wash", 3);
  });
}

test("dark answers every colour of light", () => {
  assert.deepEqual([...(dark?.keys() ?? [])].sort(), [...(light?.keys() ?? [])].sort());
});
