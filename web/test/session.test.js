// A visit stays in step with a server that is slow, absent, or refuses: sent once, in order, kept when it cannot go out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../window/api.js";
import { decideAll } from "../window/consent-card.js";
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

/** @param {ReturnType<typeof setting>} set @param {{type: string, [field: string]: any}} frame */
const tell = (set, frame) => set.wire().frame(frame);

test("what a server does not say is as it was before", async () => {
  const set = setting(new Server());
  await set.session.open();
  const { availability, letIn, rating, callBack, closed } = set.session;
  assert.deepEqual({ availability, letIn, rating, callBack, closed }, { availability: null, letIn: null, rating: null, callBack: null, closed: false });
  tell(set, { type: "conversation", id: "c", state: "closed" });
  assert.equal(set.session.closed, true);
});

test("what is said beside the conversation comes with the visit and by frames", async () => {
  const server = /** @type {any} */ (new Server());
  const visit = server.visit.bind(server);
  const card = { purpose: "callback", text: "", wished: [] };
  server.visit = () => ({ ...visit(), state: "waiting", availability: { here: false, text: "Back at 9" }, let_in: null, rating: null, call_back: card });
  const set = setting(server);
  await set.session.open();
  assert.deepEqual([set.session.availability?.text, set.session.callBack], ["Back at 9", card]);
  tell(set, { type: "availability", availability: { here: true, text: "Here" } });
  tell(set, { type: "call-back", call_back: null });
  tell(set, { type: "let-in", let_in: { notice: "n", text: "May we?" } });
  tell(set, { type: "rating", rating: { purpose: "satisfaction", text: "How?" } });
  const { session } = set;
  assert.deepEqual([session.availability?.here, session.callBack, session.letIn?.text, session.rating?.text], [true, null, "May we?", "How?"]);
});

test("a call back that was waved away is not offered again, also after asking for everything", async () => {
  const set = setting(new Server());
  await set.session.open();
  tell(set, { type: "call-back", call_back: { purpose: "callback", text: "", wished: [] } });
  set.session.dismissCall();
  tell(set, { type: "call-back", call_back: { purpose: "callback", text: "", wished: [] } });
  assert.equal(set.session.callBack, null);
});

test("deciding answers the card that asked, and other tabs are told to look", async () => {
  const server = /** @type {any} */ (new Server());
  server.decide = () => ({ receipt: { id: "r", act: "consent.refused" }, messages: [], ask: null });
  const set = setting(server);
  await set.session.open();
  tell(set, { type: "let-in", let_in: { notice: "n", text: "" } });
  tell(set, { type: "rating", rating: { purpose: "satisfaction", text: "" } });
  await set.session.decide({ purpose: "conversation", notice: "n" }, "refused");
  assert.deepEqual([set.session.letIn, set.session.rating?.purpose], [null, "satisfaction"]);
  await set.session.decide({ purpose: "satisfaction", notice: "n" }, "refused");
  assert.deepEqual([set.session.rating, set.tabs.told], [null, 2]);
});

test("what a card asks of the server is the visit's: messages, what is due, and the others' tabs", async () => {
  const set = setting(new Server());
  await set.session.open();
  tell(set, { type: "rating", rating: { purpose: "satisfaction", text: "" } });
  await set.session.did(async () => /** @type {any} */ ({ messages: [{ id: "m", seq: 1, from: "bot", text: "Thanks", at: "2026-01-01T00:00:00Z" }], rating: null }));
  assert.deepEqual([texts(set.session), set.session.rating, set.tabs.told], [["Thanks"], null, 1]);
  assert.equal(set.session.ask, null, "an answer that does not say what is asked leaves it");
});

test("two tabs with one visit stand alike, and nothing stands twice", async () => {
  const server = new Server();
  const [one, two] = [setting(server), setting(server)];
  await one.session.open();
  two.tokens.kept = one.tokens.kept;
  await two.session.open();
  one.welcome();
  two.welcome();
  one.session.say("hello");
  const seq = server.take(/** @type {any} */ (one.sent[0]));
  for (const set of [one, two]) tell(set, { type: "message", message: server.messages[0] });
  tell(one, { type: "ack", key: one.sent[0]?.["key"], seq });
  await settle();
  assert.deepEqual([texts(one.session), texts(two.session)], [["hello"], ["hello"]]);
  server.messages.push({ id: "id-2", seq: 2, from: "member", text: "hi", at: "2026-01-01T00:00:01Z" });
  two.tabs.changed(); // the first tab did something by HTTP
  await settle();
  tell(two, { type: "message", message: server.messages[1] });
  assert.deepEqual(texts(two.session), ["hello", "hi"]);
  one.session.end();
  two.session.end();
});

test("a message that was edited changes, one that was deleted goes", async () => {
  const server = new Server();
  const set = setting(server);
  await set.session.open();
  const message = { id: "id-1", seq: 1, from: "member", text: "teh", at: "2026-01-01T00:00:00Z" };
  tell(set, { type: "message", message });
  tell(set, { type: "changed", message: { ...message, text: "the", edited: true } });
  assert.deepEqual(texts(set.session), ["the"]);
  tell(set, { type: "removed", id: "id-1" });
  assert.deepEqual(texts(set.session), []);
});

test("a private link opens its visit and leaves the tab its own; a dead one says so and begins nothing", async () => {
  const server = new Server();
  let begun = 0;
  server.begin = () => ((begun += 1), { ...server.visit(), token: "new" });
  const set = setting(server);
  set.tokens.kept = "own";
  await set.session.follow("from-link");
  assert.deepEqual([server.token, set.tokens.kept, set.told], ["from-link", "own", []]);
  set.session.end();
  server.refuses = new Problem(401, {});
  await set.session.follow("dead");
  assert.deepEqual([set.told, set.tokens.kept, begun], [["ended"], "own", 0], "the tab's own visit is not thrown away");
});

test("writing opens a conversation that was closed, and takes its question away", async () => {
  const set = setting(new Server());
  await set.session.open();
  tell(set, { type: "conversation", id: "c", state: "closed" });
  tell(set, { type: "rating", rating: { purpose: "satisfaction", text: "" } });
  set.session.say("one more thing");
  await settle();
  assert.deepEqual([set.session.closed, set.session.rating], [false, null]);
});

test("the word for all sends one request for each purpose, and keeps one receipt for each", async () => {
  const server = new Server();
  const { session } = setting(server);
  await session.open();
  /** @type {any[]} */
  const sent = [];
  /** @type {any} */ (server).json = (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => {
    sent.push([method, path, body]);
    return { messages: [], ask: null, receipt: { id: body.purpose, act: "consent.given" } };
  };
  const items = ["callback", "lead"].map((purpose) => ({ purpose, text: "", happens: { who: "", long: "" } }));
  await decideAll(session, { kind: "consents", notice: "n", items }, "given");
  assert.deepEqual(sent, items.map(({ purpose }) => ["POST", "/api/v1/visit/consents", { purpose, decision: "given", notice: "n", together: true }]));
  assert.deepEqual([...session.receipts].map(([purpose, { id }]) => [purpose, id]), [["callback", "callback"], ["lead", "lead"]]);
});
