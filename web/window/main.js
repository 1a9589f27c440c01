// Decides what stands on the window's screen, and wires the session to it.

import { Api } from "./api.js";
import { Asked } from "./asked.js";
import { Composer } from "./composer.js";
import { Head, colour, head, tellParent } from "./head.js";
import { letGo } from "./line.js";
import { Session } from "./session.js";
import { SoundWish, TokenStorage, takeToken } from "./storage.js";
import { LogView } from "./view.js";
import { Words } from "./words.js";

/** @typedef {import("./types.js").Config} Config */

/** Choices about the visitor's rights that open the panel as well: there each of them is done. */
const SHOW_DATA = ["show", "correct", "export", "object", "withdraw"];

const root =
  /** @type {HTMLElement} */
  (document.getElementById("window"));
const first = configOf(document);
const tokens = new TokenStorage(first.site);
const sound = new SoundWish(first.site);
const session = new Session(first.site, new Api(first.locale), tokens);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) tellParent("close", first.parent_origins);
});
addEventListener("hashchange", () => {
  const linked = takeToken();
  if (linked) void start(first, "", linked);
});
void start(first, "", takeToken());

/**
 * Builds the screen in the language of the configuration and opens the visit.
 * @param {Config} config @param {string} draft @param {string|null} [linked] the token of a private link
 */
async function start(config, draft, linked) {
  const screen = build(config);
  screen.composer.text = draft;
  try {
    await (linked ? session.follow(linked) : session.open());
    if (!session.api.token) return;
    screen.asked.question();
    tellParent("ready", config.parent_origins);
    if (linked) screen.data();
    root.toggleAttribute("data-linked", Boolean(linked));
  } catch (error) {
    session.online = false;
    screen.top.show();
    screen.asked.failed(error, () => void start(config, screen.composer.text, linked));
  }
}

// What is seldom wanted comes when the visitor begins to use the window: soon enough, and then there also without a connection.
for (const sign of ["pointerdown", "keydown", "touchstart"]) {
  addEventListener(sign, () => void Promise.allSettled([import("./cards.js"), panels(), endings(), import("./attach.js"), import("./files.js"), import("./emoji.js"), import("./sound.js")]), { once: true, passive: true });
}

const panels = () => import("./data-panel.js");
const endings = () => import("./erase.js");

/** @param {Config} config */
function build(config) {
  const words = new Words(config);
  document.documentElement.lang = config.locale;
  colour(config.colour);
  const composer = new Composer(words, session);
  const erase = async () => (await endings()).askErase(words, session);
  const data = async () => (await panels()).openData(words, session, () => void erase());
  const transcript = async () => (await import("./transcript.js")).saveTranscript(words, session);
  const notice = async () => session.notice && (await import("./notice-panel.js")).openNotice(words, session.notice);
  /** @param {import("./types.js").Locale} locale */
  const change = (locale) => void speak(locale, composer.text);
  const acts = { notice, data, erase, transcript, sound: listen, speak: change };
  const top = head(words, config, session, acts, sound.on);
  const log = new LogView(words, session, (unread, came) => {
    top.unread(unread);
    if (came && sound.on && !(document.hasFocus() && unread === 0)) void chime();
  });
  const asked = new Asked(words, session, composer, (option) => {
    session.choose(option);
    if (SHOW_DATA.includes(option.id)) void data();
  });
  letGo(root);
  root.replaceChildren(top.node, log.node, asked.node);
  composer.listen(root);
  top.show();
  session.tell({
    lines: () => {
      if (session.notice) log.greet(session.notice, tokens.blocked);
      log.render();
      top.show();
    },
    ask: () => asked.question(),
    status: () => {
      top.show();
      log.render(); // what waits says what for
    },
    cards: () => asked.card(),
    typing: (from) => log.typing(from),
    refused: (problem, text) => composer.refuse(words.failure(problem), text),
    over: (receipt) => void over(words, config, receipt),
  });
  return { composer, top, asked, log, data };
}

/** Switching it on is heard, and lets the browser allow later sounds. @param {boolean} on */
function listen(on) {
  sound.on = on;
  if (on) void chime();
}

async function chime() {
  await (await import("./sound.js")).chime();
}

/** The same visit in another language: only the configuration is fetched, so that it works where storage is blocked. @param {import("./types.js").Locale} locale @param {string} draft */
async function speak(locale, draft) {
  const before = session.api.locale;
  session.api.locale = locale;
  try {
    const page = new DOMParser().parseFromString(await session.api.page(first.site), "text/html");
    const screen = build(configOf(page));
    screen.composer.text = draft;
    await session.speak(locale);
    screen.log.render();
    screen.asked.question();
    root.querySelector("button")?.focus();
  } catch {
    session.api.locale = before;
  }
}

/** @param {Words} words @param {Config} config @param {import("./types.js").Receipt|null} receipt */
async function over(words, config, receipt) {
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
  sound.on = false;
  if (receipt) tellParent("erased", config.parent_origins);
  const { lastScreen } = await endings();
  const screen = lastScreen(words, receipt, () => void start(config, ""));
  letGo(root);
  root.replaceChildren(new Head(words, config, session, null).node, screen);
  screen.querySelector("h2")?.focus();
}

/** @param {Document} page @returns {Config} */
function configOf(page) {
  return JSON.parse(page.getElementById("config")?.textContent ?? "{}");
}
