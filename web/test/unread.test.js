// Unread is what others wrote while nobody looked; what stood there before is not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Log, Unread } from "../window/log.js";

/** @param {string} ref @param {import("../window/types.js").Author} [from] @returns {import("../window/types.js").Line} */
const line = (ref, from = "member") => ({ ref, from, text: ref, sealed: undefined, at: "2026-01-01T00:00:00Z", pending: false });

test("what stands there when the window opens is not new", () => {
  const unread = new Unread();
  assert.equal(unread.told([line("a")], false), false);
  assert.deepEqual([unread.count, unread.first], [0, null]);
});

test("what comes while nobody looks is counted from its first line, until it is seen", () => {
  const unread = new Unread();
  unread.told([], false);
  assert.equal(unread.told([line("a")], false), true);
  unread.told([line("a"), line("b", "bot"), line("c", "system")], false);
  assert.deepEqual([unread.count, unread.first], [2, "a"]);
  unread.read();
  assert.deepEqual([unread.count, unread.first], [0, "a"], "the divider stays while the visitor reads");
  unread.told([line("a"), line("b", "bot"), line("d")], false);
  assert.deepEqual([unread.count, unread.first], [1, "d"]);
});

test("what comes while the visitor looks is read, and writing takes the divider away", () => {
  const unread = new Unread();
  unread.told([], true);
  assert.equal(unread.told([line("a")], true), true);
  assert.equal(unread.count, 0);
  unread.told([line("a"), line("b")], false);
  unread.told([line("a"), line("b"), line("c", "visitor")], true);
  assert.equal(unread.first, null);
});

test("an edited or repeated line is not new", () => {
  const unread = new Unread();
  unread.told([], false);
  unread.told([line("a")], false);
  assert.equal(unread.told([{ ...line("a"), text: "changed" }], false), false);
  assert.equal(unread.count, 1);
});

test("a line that a member corrected changes in its place; one that is not known stays unknown", () => {
  const log = new Log();
  /** @type {import("../window/types.js").Message} */
  const message = { id: "id-1", seq: 1, from: "member", text: "teh", at: "2026-01-01T00:00:00Z" };
  log.add(message);
  log.change({ ...message, text: "the", edited: true });
  log.change({ ...message, id: "id-9", seq: 9 });
  assert.deepEqual(log.lines().map(({ text, edited }) => [text, edited]), [["the", true]]);
  log.remove("id-1");
  assert.deepEqual(log.lines(), []);
});
