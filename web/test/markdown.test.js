// What a text may become: links of four kinds, a few marks in a bot's texts, and nothing that a browser would run.

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocks, inline, linked, onlyEmoji, safe } from "../window/markdown.js";

/** @param {import("../window/markdown.js").Inline[]} parts @returns {string} */
const short = (parts) =>
  parts.map((part) => ("of" in part ? `${part.kind}(${short(part.of)})` : "href" in part ? `link(${part.text}>${part.href})` : part.kind === "code" ? `code(${part.text})` : part.text)).join("");
/** @param {string} text */
const hrefs = (text) => linked(text).flatMap((part) => part.href ?? []);

test("only the web, mail and telephone may be followed", () => {
  for (const href of ["https://a.example/x?y=1#z", "http://a.example", "mailto:a@b.example", "tel:+4930901820", "HTTPS://A.EXAMPLE"]) assert.equal(safe(href), href);
  const wrong = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://a/b", "//a.example", "/path", "https:", "https://a b", "https://a\u0000b", "https://[", "intent://x", "ftp://a.example", ""];
  for (const href of wrong) assert.equal(safe(href), null, JSON.stringify(href));
});

test("addresses are found, and the signs around them stay outside", () => {
  assert.deepEqual(hrefs("See https://a.example/b, (https://a.example/c). Or a.b+c@d-e.example!"), ["https://a.example/b", "https://a.example/c", "mailto:a.b+c@d-e.example"]);
  assert.deepEqual(hrefs("tel:+4930901820 mailto:x@y.example"), ["tel:+4930901820", "mailto:x@y.example"]);
  assert.deepEqual(hrefs("javascript:alert(1) a@b www.example 1@2 +49 30 901820"), []);
  assert.equal(linked("a https://b.example/ü c").map((part) => part.text).join(""), "a https://b.example/ü c");
});

test("bold, italic, code, links and lists", () => {
  assert.equal(short(inline("a **b** *c* _d_ `e*f*` [g](https://h.example)")), "a strong(b) em(c) em(d) code(e*f*) link(g>https://h.example)");
  assert.equal(short(inline("**see https://a.example/x_y_z**")), "strong(see link(https://a.example/x_y_z>https://a.example/x_y_z))");
  assert.deepEqual(blocks("one\ntwo\n\n- a\n- **b**\n1. c\n2) d\n\nthree").map((block) => (block.kind === "p" ? short(block.of) : `${block.kind}[${block.items.map(short).join("|")}]`)), ["one\ntwo", "ul[a|strong(b)]", "ol[c|d]", "three"]);
});

test("what only looks like a mark stays as it was written", () => {
  for (const text of ["2 * 3 * 4", "snake_case_name", "* not closed", "a ** b ** c", "[a](b c)", "[a] (https://b.example", "-no item", "**", "``", "_", "https://a.example/_b_/c_d"]) {
    assert.equal(inline(text).map((part) => ("text" in part ? part.text : "!")).join(""), text, text);
  }
});

test("an address that must not be followed is text, and so is markup", () => {
  for (const text of ["[x](javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](//evil.example)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](https://a.example/y.png\u0000)"]) {
    assert.ok(inline(text).every((part) => part.kind === "text"), text);
  }
  assert.equal(short(inline("![x](https://a.example/y.png)")), "!link(x>https://a.example/y.png)", "a picture of another host is only a link");
  assert.equal(short(inline("[<b>x</b>](https://a.example/\"onclick=\"y)")), "link(<b>x</b>>https://a.example/\"onclick=\"y)", "an attribute is set, not written");
});

test("no text takes long", () => {
  const begun = performance.now();
  for (const part of ["*", "_", "**", "[", "[](", "`", "https://", "a@", "- ", "[a](", "*a", "👍"]) blocks(part.repeat(20_000));
  assert.ok(performance.now() - begun < 2_000, `${performance.now() - begun} ms`);
});

test("a few emoji and nothing else are shown large", () => {
  for (const text of ["👍", "🙂🙂", "❤️", "👩‍👩‍👧", "🇩🇪", "👍🏽 🎉"]) assert.ok(onlyEmoji(text), text);
  for (const text of ["", " ", "1", "12#", "ok 👍", "👍".repeat(30), "©"]) assert.ok(!onlyEmoji(text), text);
});
