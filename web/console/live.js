// @ts-check
// Decides how a page hears what happens: one socket for all its live elements, reconnected with growing pauses.

const PROTOCOL = 1;
const REFRESH_AFTER_MS = 250;
const RETRY_FROM_MS = 500;
const RETRY_UP_TO_MS = 15_000;

/** @typedef {{id: string, seq: number, from: string, text: string|null, sealed?: string, at: string, by?: string|null, edited?: boolean, file?: unknown}} Message */
/**
 * A frame of the members' socket.
 * @typedef {{type: "welcome"}
 *   | {type: "message", conversation: string, message: Message}
 *   | {type: "changed", conversation: string, message: Message}
 *   | {type: "removed", conversation: string, id: string}
 *   | {type: "conversation", conversation: {id: string, state: string}}
 *   | {type: "presence", conversation: string, members: {id: string, name: string|null}[]}
 *   | {type: "typing", conversation: string, from: string, member?: {id: string, name: string|null}}
 *   | {type: "note", conversation: string}
 *   | {type: "mention", conversation: string}
 *   | {type: "evicted", conversation: string}
 *   | {type: "problem", title: string}} Frame
 */
/** @typedef {{heard(frame: Frame): void, changed(connected: boolean): void}} Listener */

/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {WebSocket|null} */
let socket = null;
let pause = RETRY_FROM_MS;
let connected = false;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let retry;
/** @type {unknown} what the server must know again after a reconnection */
let viewing = null;

function open() {
  clearTimeout(retry);
  const mine = new WebSocket(new URL("/api/v1/socket", location.href.replace(/^http/, "ws")));
  socket = mine;
  mine.addEventListener("open", () => mine.send(JSON.stringify({ type: "hello", protocol: PROTOCOL })));
  mine.addEventListener("message", (event) => {
    /** @type {Frame} */
    const frame = JSON.parse(String(event.data));
    if (frame.type === "welcome") welcomed();
    for (const each of [...listeners]) each.heard(frame);
  });
  mine.addEventListener("close", () => {
    if (socket !== mine) return;
    tell(false);
    // The jitter keeps a restarted server from being called by everyone at once.
    retry = setTimeout(open, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, RETRY_UP_TO_MS);
  });
}

function welcomed() {
  pause = RETRY_FROM_MS;
  tell(true);
  if (viewing) send({ type: "viewing", conversation: viewing });
}

/** @param {boolean} now */
function tell(now) {
  connected = now;
  for (const each of [...listeners]) each.changed(now);
}

/** Sends a frame; while the connection is gone it is dropped, since what is sent here is about this moment. @param {object} frame */
export function send(frame) {
  if (connected) socket?.send(JSON.stringify(frame));
}

/** Which conversation is looked at, for those who look at it too. @param {string|null} conversation */
export function look(conversation) {
  if (viewing === conversation) return;
  viewing = conversation;
  send({ type: "viewing", conversation });
}

/** @param {Listener} listener */
function join(listener) {
  listeners.add(listener);
  if (!socket) open();
}

/** The line that says when the connection is gone, and the refreshing afterwards: what live elements share. */
export class LiveElement extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  soon;
  missed = false;

  connectedCallback() {
    join(this);
  }

  disconnectedCallback() {
    clearTimeout(this.soon);
    listeners.delete(this);
  }

  /** @param {string} text */
  say(text) {
    const line = this.querySelector(".live");
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** @param {boolean} now */
  changed(now) {
    this.say(now ? "" : (this.dataset.lost ?? ""));
    if (now && this.missed) this.refresh();
    this.missed = !now;
  }

  refreshSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.refresh(), REFRESH_AFTER_MS);
  }

  async refresh() {}

  /** @param {Frame} _frame */
  heard(_frame) {}
}
