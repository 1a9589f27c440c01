// The options are checked before anything is shown, and the words of the package are those of the pasted snippet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mount } from "../index.js";
import { ink, style } from "../look.js";
import { WORDS } from "../words.js";

const site = "0198f2c4-0000-7000-8000-000000000101";
const good = { origin: "https://chat.example", site };

test("a wrong option is refused before anything is shown", () => {
  const place = /** @type {any} */ ({ attachShadow: () => assert.fail("it was shown") });
  for (const [wrong, said] of /** @type {[object, RegExp][]} */ ([
    [{ origin: "javascript:alert(1)" }, /origin/],
    [{ origin: "chat.example" }, /./],
    [{ site: "../../evil" }, /site/],
    [{ kind: "banner" }, /kind/],
    [{ colour: "red;}body{display:none" }, /colour/],
  ])) {
    assert.throws(() => mount(place, /** @type {any} */ ({ ...good, ...wrong })), said);
  }
});

test("one of black and white is read on every colour", () => {
  assert.equal(ink("#1f5c4d"), "#fff");
  assert.equal(ink("#ffcc00"), "#000");
});

test("every kind has its style, at both sides", () => {
  for (const kind of ["button", "inline", "slide-in", "popup", "bubble"]) {
    for (const position of /** @type {const} */ (["left", "right"])) {
      const text = style({ kind, colour: "#ffcc00", position });
      assert.match(text, new RegExp(`${position}: 20px`));
      assert.doesNotMatch(text, /undefined|url\(|@import/);
    }
  }
});

test("the words are those of the pasted snippet", () => {
  for (const [locale, words] of Object.entries(WORDS)) {
    const file = readFileSync(new URL(`../../../locales/${locale}/snippet.ftl`, import.meta.url), "utf8").replaceAll("{ $organisation }", "{organisation}");
    for (const name of /** @type {const} */ (["button", "title", "text", "confirm", "cancel", "notice", "imprint", "frame"])) {
      assert.ok(file.includes(`snippet-${name} = ${words[name]}\n`), `${locale}: ${name}`);
    }
  }
});
