// Decides how a visit is kept in step with the server: opened, sent, reconnected, ended. It knows nothing of the screen.

import { Problem } from "./api.js";
import { Log } from "./log.js";
import { Socket, Tabs, backOff } from "./socket.js";

const ACK_WITHIN_MS = 8_000;

/**
 * @typedef {import("./types.js").Ask} Ask
 * @typedef {import("./types.js").Consent} Consent
 * @typedef {import("./types.js").Receipt} Receipt
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./socket.js").Frame} Frame
 * @typedef {{read(): string|null, write(token: string|null): void}} Tokens
 * @typedef {object} SessionEvents
 * @property {() => void} lines   the log has changed
 * @property {() => void} ask   something else is asked
 * @property {() => void} status   `online`, `closed` or `availability` has changed
 * @property {() => void} cards   `letIn`, `rating`, `callBack`, `renewal` or `closed` has changed
 * @property {(from: string) => void} typing
 * @property {(problem: Problem, text: string) => void} refused   the server did not take a line
 * @property {(receipt: Receipt|null) => void} over   erased (with a receipt), or destroyed by time
 */

export class Session {
  log = new Log();
  /** @type {import("./types.js").Notice|null} */
  notice = null;
  /** @type {Ask|null} */
  ask = null;
  /** @type {Consent[]} */
  consents = [];
  /** @type {Map<string, Receipt>} by purpose, of this page view */
  receipts = new Map();
  online = true;
  /** Whether a person has ended the conversation; the next line begins it again. */
  closed = false;
  /** @type {import("./types.js").Availability|null} */
  availability = null;
  /** @type {import("./types.js").LetIn|null} a member asks to read along */
  letIn = null;
  /** @type {import("./types.js").RatingAsk|null} */
  rating = null;
  /** @type {import("./types.js").CallBack|null} what may be left while nobody is here */
  callBack = null;
  /** @type {import("./types.js").ConsentAsk|null} */
  renewal = null;
  /** @type {import("./types.js").Awaited|null} a consent waits for a click in a letter */
  confirmation = null;

  #site;
  #tokens;
  #connect;
  #tabs;
  /** @type {SessionEvents} */
  #events;
  /** @type {Socket|null} */
  #socket = null;
  #over = false;
  /** Whether the visit is that of a private link: the tab's own stays as it is. */
  #linked = false;
  #pumping = false;
  /** @type {{key: string, settle: (taken: boolean) => void}|null} the line that waits for its acknowledgement */
  #flight = null;
  /** How often the socket has told what is asked: an answer by HTTP that was asked for before knows an older question. */
  #told = 0;
  #wake = () => {};
  #typedAt = 0;
  /** Whether the visitor has waved the call back away. */
  #called = false;

  /**
   * @param {string} site
   * @param {import("./api.js").Api} api
   * @param {Tokens} tokens
   * @param {(events: import("./socket.js").SocketEvents) => Socket} [connect]
   * @param {Pick<Tabs, "join"|"tell"|"leave">} [tabs]
   */
  constructor(site, api, tokens, connect = (events) => new Socket(events), tabs = new Tabs()) {
    this.#site = site;
    this.api = api;
    this.#tokens = tokens;
    this.#connect = connect;
    this.#tabs = tabs;
    const nothing = () => {};
    this.#events = { lines: nothing, ask: nothing, status: nothing, cards: nothing, typing: nothing, refused: nothing, over: nothing };
  }

  /** Whether the last to answer was a person. */
  get accompanied() {
    return this.log.lines().findLast((line) => line.from === "bot" || line.from === "member")?.from === "member";
  }

  /** Who is told from now on. @param {SessionEvents} events */
  tell(events) {
    this.#events = events;
  }

  /** Opens the visit of this tab, or a new one. Throws a Problem where the server cannot be reached. */
  async open() {
    this.#linked = false;
    this.#over = false;
    this.online = true;
    this.api.token = this.#tokens.read();
    if (this.api.token) {
      try {
        await this.#resume();
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 401) throw error;
        this.api.token = null;
      }
    }
    if (!this.api.token) await this.#begin();
    this.#listen();
  }

  /** Opens the visit of a private link, and no other: where it is over, that is said. @param {string} token */
  async follow(token) {
    this.#linked = true;
    this.end();
    this.#over = false;
    this.online = true;
    this.log = new Log();
    this.api.token = token;
    try {
      await this.#resume();
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      this.end();
      this.api.token = null;
      return this.#events.over(null); // a visit of this tab's own is still there
    }
    // Never kept: whoever sent the link knows the token, and this tab's own visit stays the one that a reload opens.
    this.#listen();
  }

  /** Tells everything again in another language; a visit in which nothing was said begins anew. @param {string} locale */
  async speak(locale) {
    this.api.locale = locale;
    if (this.log.begun) return this.refresh();
    this.#socket?.end();
    this.log = new Log();
    await this.#begin();
    this.#listen();
  }

  /** @param {string} text */
  say(text) {
    this.#write({ text }, text);
  }

  /** @param {import("./types.js").Option} option */
  choose(option) {
    this.ask = null;
    this.#events.ask();
    this.#write({ choice: option.id }, option.label);
  }

  typing() {
    const now = Date.now();
    if (now - this.#typedAt < 3_000) return;
    this.#typedAt = now;
    this.#socket?.send({ type: "typing" });
  }

  /** @param {Pick<import("./types.js").ConsentAsk, "purpose" | "notice">} ask @param {"given"|"refused"} decision */
  async decide(ask, decision) {
    const told = this.#told;
    try {
      const answered = await this.api.decide(ask.purpose, decision, ask.notice);
      if (answered.receipt) this.receipts.set(ask.purpose, answered.receipt);
      await this.#readConsents();
      this.#tabs.tell();
      this.#take(answered, told);
      this.#answered(ask.purpose, decision);
    } catch (error) {
      if (error instanceof Problem && (error.status === 409 || error.status === 401)) await this.refresh();
      throw error;
    }
  }

  /** A decision answers the card that asked for it as well. @param {string} purpose @param {"given"|"refused"} decision */
  #answered(purpose, decision) {
    this.#takeState({
      ...(purpose === "conversation" ? { let_in: null } : {}),
      ...(purpose === this.rating?.purpose ? { rating: null } : {}),
      ...(purpose === this.callBack?.purpose && decision === "refused" ? { call_back: null } : {}),
      ...(purpose === this.renewal?.purpose ? { renewal: null } : {}),
    });
  }

  /** @param {string} purpose */
  async withdraw(purpose) {
    const { receipt } = await this.api.withdraw(purpose);
    this.receipts.set(purpose, receipt);
    this.#tabs.tell();
    await this.refresh();
    return receipt;
  }

  /** @param {string} id */
  async removeMessage(id) {
    await this.api.removeMessage(id);
    this.log.remove(id);
    this.#tabs.tell();
    this.#events.lines();
  }

  /**
   * What a card or a panel asks of the server; its answer is the visit's.
   * @template {Partial<import("./types.js").Answered>|null} T
   * @param {(api: import("./api.js").Api) => Promise<T>} request
   */
  async did(request) {
    const told = this.#told;
    const answered = await request(this.api).catch(async (error) => {
      // Over, or decided in another tab: what stands now is shown.
      if (error instanceof Problem && (error.status === 401 || error.status === 409)) await this.refresh();
      throw error;
    });
    await this.#readConsents().catch(() => {});
    if (answered) this.#take(answered, told);
    this.#tabs.tell();
  }

  /** The visitor does not want to be called: it is not offered again. */
  dismissCall() {
    this.#called = true;
    this.#takeState({ call_back: null });
  }

  async erase() {
    const { receipt } = await this.api.erase();
    this.#end(receipt);
  }

  end() {
    this.#over = true;
    this.#tabs.leave();
    this.#socket?.end();
    this.#socket = null;
    this.#flight?.settle(false);
    this.#wake();
  }

  async #resume() {
    const told = this.#told;
    this.#takeVisit(await this.api.visit(), told);
    await this.#readConsents();
  }

  async #begin() {
    this.closed = false;
    this.#called = false;
    this.api.token = null;
    const visit = await this.api.begin(this.#site);
    this.api.token = visit.token ?? null;
    this.#tokens.write(this.api.token);
    this.#takeVisit(visit, this.#told);
  }

  #listen() {
    this.#socket = this.#connect({
      hello: () => ({ type: "hello", protocol: 1, token: this.api.token, after: this.log.after, locale: this.api.locale }),
      welcomed: (_frame, again) => {
        this.#setOnline(true);
        // The log is told from `after` on; what is asked now has to be fetched where the welcome does not say it.
        if (again) void this.refresh();
        this.#wake();
        void this.#pump();
      },
      frame: (frame) => this.#frame(frame),
      lost: () => {
        this.#flight?.settle(false);
        this.#setOnline(false);
      },
    });
    void this.#pump();
  }

  /** @param {Frame} frame */
  #frame(frame) {
    /** @type {(name: string) => any} */
    const field = (name) => frame[name];
    switch (frame.type) {
      case "message":
        this.log.add(field("message"));
        return this.#events.lines();
      case "changed":
        this.log.change(field("message"));
        return this.#events.lines();
      case "removed":
        this.log.remove(field("id"));
        return this.#events.lines();
      case "conversation":
      case "availability":
      case "let-in":
      case "rating":
      case "call-back":
      case "renewal":
      case "confirmation":
        // Each holds the one part that it is about.
        return this.#takeState(
          /** @type {any} */
          (frame),
        );
      case "ask":
        this.#told += 1;
        return this.#setAsk(field("ask"));
      case "ack":
        if (field("seq") === null) this.log.drop(field("key")); // it erased everything
        else this.log.settle(field("key"), field("seq"));
        if (this.#flight?.key === field("key")) this.#flight?.settle(true);
        return this.#events.lines();
      case "typing":
        return this.#events.typing(field("from"));
      case "erased":
        return this.#end(field("receipt"));
      case "problem":
        // With a line under way, HTTP is asked with the same key: its answer has a status and a sentence.
        if (this.#flight) return this.#flight.settle(false);
        return void this.refresh();
      default: // frames of a later protocol are no error
    }
  }

  /** @param {{text: string}|{choice: string}} content @param {string} shown */
  #write(content, shown) {
    if (this.closed) this.#takeState({ state: "open", rating: null });
    this.log.write({ ...content, key: crypto.randomUUID(), shown, at: new Date().toISOString(), seq: null });
    this.#events.lines();
    void this.#pump();
  }

  /** Sends what waits, one line at a time, so that the order of writing is the order of arrival. */
  async #pump() {
    if (this.#pumping) return;
    this.#pumping = true;
    let failures = 0;
    for (let line = this.log.unsent; line && !this.#over; line = this.log.unsent) {
      try {
        if (!(await this.#sendBySocket(line)) && !this.#over) await this.#sendByHttp(line);
        failures = 0;
        if (line.choice && line.seq !== null && !this.#over) await this.#readConsents().catch(() => {}); // a choice can be a grant itself
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem(0, {});
        if (problem.status === 401) this.#end(null);
        else if (problem.passing) await this.#pause(Math.max(problem.retryAfter * 1_000, backOff(failures++, Math.random())));
        else await this.#refuse(line, problem);
      }
    }
    this.#pumping = false;
  }

  /** @param {import("./types.js").Pending} line @returns {Promise<boolean>} whether it was acknowledged */
  #sendBySocket(line) {
    const socket = this.#socket;
    if (!socket?.open) return Promise.resolve(false);
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.#flight?.settle(false), ACK_WITHIN_MS);
      this.#flight = {
        key: line.key,
        settle: (taken) => {
          clearTimeout(patience);
          this.#flight = null;
          resolve(taken);
        },
      };
      socket.send({ type: "message", ...content(line) });
    });
  }

  /** @param {import("./types.js").Pending} line */
  async #sendByHttp(line) {
    const told = this.#told;
    const answered = await this.api.send(content(line));
    const found = this.log.answer(line.key, answered.messages);
    this.#take(answered, told);
    if (!found && !this.#over) await this.refresh();
  }

  /** @param {import("./types.js").Pending} line @param {Problem} problem */
  async #refuse(line, problem) {
    this.log.drop(line.key);
    this.#events.lines();
    this.#events.refused(problem, line.text ?? "");
    if (problem.type !== "invalid-value") await this.refresh();
  }

  /** @param {Partial<import("./types.js").Answered>} answered @param {number} told what the socket had told when this was asked */
  #take(answered, told) {
    if (this.#over) return;
    for (const message of answered.messages ?? []) this.log.add(message);
    this.#events.lines();
    if (answered.receipt?.act === "subject.erased") this.#end(answered.receipt);
    else if (told === this.#told && answered.ask !== undefined) this.#setAsk(answered.ask);
    this.#takeState(answered);
  }

  /**
   * What is said beside the conversation; a part that is absent is as it was.
   * @param {{[Part in "state"|"availability"|"let_in"|"rating"|"call_back"|"renewal"|"confirmation"]?: import("./types.js").Visit[Part]}} told
   */
  #takeState({ state, availability, let_in, rating, call_back, renewal, confirmation }) {
    if (state) this.closed = state === "closed";
    if (availability) this.availability = availability;
    if (let_in !== undefined) this.letIn = let_in;
    if (rating !== undefined) this.rating = rating;
    if (call_back !== undefined) this.callBack = this.#called ? null : call_back;
    if (renewal !== undefined) this.renewal = renewal;
    if (confirmation !== undefined) this.confirmation = confirmation;
    this.#events.status();
    this.#events.cards();
  }

  /** @param {import("./types.js").Visit} visit @param {number} told what the socket had told when this was asked */
  #takeVisit(visit, told) {
    this.notice = visit.notice;
    this.log.replace(visit.messages);
    this.#tabs.join(visit.visit, () => void this.refresh());
    this.#events.lines();
    if (told === this.#told) this.#setAsk(visit.ask);
    this.#takeState(visit);
  }

  /** Asks for everything again. */
  async refresh() {
    const told = this.#told;
    try {
      const visit = await this.api.visit();
      await this.#readConsents();
      this.#takeVisit(visit, told);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.#end(null);
    }
  }

  async #readConsents() {
    this.consents = (await this.api.consents()).items;
    this.#events.lines();
  }

  /** @param {Ask|null} ask */
  #setAsk(ask) {
    // The same question comes by socket and by HTTP; asking it again would take the focus away from who is answering.
    if (JSON.stringify(ask) === JSON.stringify(this.ask)) return;
    this.ask = ask;
    this.#events.ask();
  }

  /** @param {boolean} online */
  #setOnline(online) {
    if (this.online === online) return;
    this.online = online;
    this.#events.status();
  }

  /** @param {Receipt|null} receipt */
  #end(receipt) {
    if (this.#over) return;
    this.end();
    this.api.token = null;
    if (!this.#linked) this.#tokens.write(null);
    this.log = new Log();
    this.ask = null;
    this.consents = [];
    this.receipts.clear();
    this.closed = false;
    this.availability = this.letIn = this.rating = this.callBack = this.renewal = this.confirmation = null;
    this.#events.over(receipt);
  }

  /** @param {number} ms @returns {Promise<void>} ends early when the connection is back */
  #pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** @param {import("./types.js").Pending} line @returns {{key: string, text?: string, choice?: string}} */
function content(line) {
  return line.choice === undefined ? { key: line.key, text: line.text ?? "" } : { key: line.key, choice: line.choice };
}
