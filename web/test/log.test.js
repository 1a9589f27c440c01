// The log keeps every message once and in order, whatever the way and the order in which it comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Log } from "../window/log.js";
import { backOff } from "../window/socket.js";

/** @param {number} seq @param {"visitor"|"bot"|"member"} [from] @returns {import("../window/types.js").Message} */
const message = (seq, from = "bot") => ({ id: `id-${seq}`, seq, from, text: `text ${seq}`, at: "2026-01-01T00:00:00Z" });
/** @param {string} key @returns {import("../window/types.js").Pending} */
const line = (key) => ({ key, text: `mine ${key}`, shown: `mine ${key}`, at: "2026-01-01T00:00:00Z", seq: null });
/** @param {Log} log */
const texts = (log) => log.lines().map((each) => each.text);

test("a message that comes twice stands once", () => {
  const log = new Log();
  log.add(message(1));
  log.add(message(2));
  log.add(message(1));
  assert.deepEqual(texts(log), ["text 1", "text 2"]);
});

test("`after` stops before a gap, so that the missing message is asked for again", () => {
  const log = new Log();
  log.replace([message(1)]);
  log.add(message(3));
  assert.equal(log.after, 1);
  log.add(message(2));
  assert.equal(log.after, 3);
});

test("a number that was deleted holds nothing up", () => {
  const log = new Log();
  log.replace([message(1), message(4)]);
  assert.equal(log.after, 4);
});

test("an own line becomes its message, whichever of acknowledgement and message comes first", () => {
  for (const order of ["ack", "message"]) {
    const log = new Log();
    log.write(line("k"));
    if (order === "ack") log.settle("k", 1);
    log.add(message(1, "visitor"));
    if (order === "message") log.settle("k", 1);
    assert.deepEqual(log.lines().map(({ ref, text, pending }) => [ref, text, pending]), [["k", "text 1", false]]);
    assert.equal(log.unsent, undefined);
  }
});

test("an answer over HTTP settles the line that asked, also after the same messages came by socket", () => {
  const log = new Log();
  log.write(line("k"));
  log.add(message(1, "visitor"));
  log.add(message(2));
  assert.equal(log.answer("k", [message(1, "visitor"), message(2)]), true);
  assert.deepEqual(texts(log), ["text 1", "text 2"]);
});

test("a whole visit keeps what has come since and what is not sent yet", () => {
  const log = new Log();
  log.replace([message(1)]);
  log.add(message(3, "member"));
  log.write(line("k"));
  log.replace([message(1), message(2)]);
  assert.deepEqual(texts(log), ["text 1", "text 2", "text 3", "mine k"]);
});

test("unsent lines leave in the order of writing", () => {
  const log = new Log();
  log.write(line("a"));
  log.write(line("b"));
  assert.equal(log.unsent?.key, "a");
  log.settle("a", 7);
  assert.equal(log.unsent?.key, "b");
});

test("the back-off doubles to thirty seconds and is spread over its upper half", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 60].map((failures) => backOff(failures, 1)), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  assert.equal(backOff(5, 0), 15_000);
});
