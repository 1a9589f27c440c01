// A visit stays in step with a server that is slow, absent, or refuses: sent once, in order, kept when it cannot go out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../window/api.js";
import { Session } from "../window/session.js";

/** @typedef {import("../window/types.js").Message} Message */

/** A server in memory, and a wire to it that the test cuts and mends. */
class Server {
  /** @type {Message[]} */
  messages = [];
  /** @type {string[]} every key that came, also the repeated ones */
  keys = [];
  /** @type {Map<string, number>} */
  taken = new Map();
  /** @type {Problem|null} what HTTP answers instead */
  refuses = null;
  token = /** @type {string|null} */ (null);
  locale = "en";

  /** @param {{key: string, text?: string}} line */
  take({ key, text }) {
    this.keys.push(key);
    const known = this.taken.get(key);
    if (known) return known;
    const seq = this.messages.length + 1;
    this.messages.push({ id: `id-${seq}`, seq, from: "visitor", text: text ?? null, at: "2026-01-01T00:00:00Z" });
    this.taken.set(key, seq);
    return seq;
  }

  begin() {
    return { ...this.visit(), token: "t" };
  }

  visit() {
    if (this.refuses?.status === 401) throw this.refuses;
    return { visit: "v", notice: { version: "n", locale: "en", title: "", text: "", links: { privacy: "", imprint: "" } }, messages: [...this.messages], ask: null };
  }

  consents() {
    return { items: [] };
  }

  /** @param {{key: string, text?: string}} line */
  send(line) {
    if (this.refuses) throw this.refuses;
    const seq = this.take(line);
    return { messages: this.messages.filter((message) => message.seq >= seq), ask: null };
  }
}

/** @param {Server} server */
function setting(server) {
  /** @type {import("../window/socket.js").SocketEvents[]} */
  const wires = [];
  /** @type {{type: string, [field: string]: any}[]} */
  const sent = [];
  const socket = { open: false, send: (/** @type {any} */ frame) => sent.push(frame), end() {} };
  const tabs = { told: 0, changed: () => {}, join: (/** @type {string} */ _visit, /** @type {() => void} */ changed) => void (tabs.changed = changed), tell: () => void (tabs.told += 1), leave() {} };
  const tokens = { kept: /** @type {string|null} */ (null), read: () => tokens.kept, write: (/** @type {string|null} */ token) => (tokens.kept = token) };
  const session = new Session("s", /** @type {any} */ (server), tokens, (events) => (wires.push(events), /** @type {any} */ (socket)), tabs);
  /** @type {string[]} */
  const told = [];
  session.tell({ lines() {}, ask() {}, status() {}, cards() {}, typing() {}, refused: (problem, text) => told.push(`${problem.type}: ${text}`), over: (receipt) => told.push(receipt ? "erased" : "ended") });
  const welcome = () => ((socket.open = true), wires.at(-1)?.welcomed({ type: "welcome" }, false));
  return { session, socket, sent, tabs, tokens, told, welcome, wire: () => /** @type {import("../window/socket.js").SocketEvents} */ (wires.at(-1)) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
/** @param {Session} session */
const texts = (session) => session.log.lines().map((line) => `${line.text}${line.pending ? " …" : ""}`);

test("without a socket a line goes by HTTP", async () => {
  const server = new Server();
  const { session } = setting(server);
  await session.open();
  session.say("one");
  session.say("two");
  await settle();
  assert.deepEqual(texts(session), ["one", "two"]);
});

test("a lost acknowledgement is repeated with the same key and stands once", async () => {
  const server = new Server();
  const { session, socket, sent, wire, welcome } = setting(server);
  await session.open();
  welcome();
  session.say("one");
  await settle();
  server.take(/** @type {any} */ (sent[0])); // taken, but the connection breaks before the acknowledgement
  socket.open = false;
  wire().lost();
  await settle();
  assert.equal(new Set(server.keys).size, 1);
  assert.deepEqual(texts(session), ["one"]);
  assert.equal(server.messages.length, 1);
});

test("the second line waits until the first is acknowledged", async () => {
  const { session, sent, wire, welcome } = setting(new Server());
  await session.open();
  welcome();
  session.say("one");
  session.say("two");
  await settle();
  assert.deepEqual(sent.map((frame) => frame["text"]), ["one"]);
  wire().frame({ type: "ack", key: sent[0]?.["key"], seq: 1 });
  await settle();
  assert.deepEqual(sent.map((frame) => frame["text"]), ["one", "two"]);
  session.end();
});

test("a value that does not fit leaves the log and comes back with its sentence", async () => {
  const server = new Server();
  const { session, told } = setting(server);
  await session.open();
  server.refuses = new Problem(422, { type: "https://example.org/problems/invalid-value", title: "no" });
  session.say("12");
  await settle();
  assert.deepEqual(told, ["invalid-value: 12"]);
  assert.deepEqual(texts(session), []);
});

test("what cannot go out is kept, and goes when the connection is back", async () => {
  const server = new Server();
  const { session, welcome, sent } = setting(server);
  await session.open();
  server.refuses = new Problem(503, {});
  session.say("one");
  await settle();
  assert.deepEqual(texts(session), ["one …"]);
  welcome();
  await settle();
  assert.deepEqual(sent.map((frame) => frame["text"]), ["one"]);
  session.end();
});

test("a dead token ends the visit and is forgotten", async () => {
  const server = new Server();
  const { session, tokens, told } = setting(server);
  await session.open();
  assert.equal(tokens.kept, "t");
  server.refuses = new Problem(401, {});
  session.say("one");
  await settle();
  assert.deepEqual([told, tokens.kept], [["ended"], null]);
});

test("a kept token that is dead begins a new visit without a word", async () => {
  const server = new Server();
  const { session, tokens, told } = setting(server);
  tokens.kept = "old";
  server.refuses = new Problem(401, {});
  const begin = server.begin.bind(server);
  server.begin = () => ((server.refuses = null), begin());
  await session.open();
  assert.deepEqual([told, tokens.kept], [[], "t"]);
});

test("an answer by HTTP does not ask again what the socket has moved on from", async () => {
  const server = /** @type {any} */ (new Server());
  const { session, wire, welcome } = setting(server);
  await session.open();
  welcome();
  const answer = (/** @type {string} */ field) => ({ kind: "answer", field, format: "text", purpose: "callback", optional: false });
  /** @type {(answered: any) => void} */
  let arrive = () => {};
  server.decide = () => new Promise((resolve) => (arrive = resolve));
  const deciding = session.decide(/** @type {any} */ ({ kind: "consent", purpose: "callback", notice: "n", text: "" }), "given");
  wire().frame(/** @type {any} */ ({ type: "ask", ask: answer("name") }));
  wire().frame(/** @type {any} */ ({ type: "ask", ask: answer("phone") }));
  arrive({ messages: [], ask: answer("name") });
  await deciding;
  assert.equal(/** @type {any} */ (session.ask)?.field, "phone");
});
