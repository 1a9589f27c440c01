// Decides what stands on the window's screen, and wires the session to it.

import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { consentCard } from "./consent.js";
import { openData } from "./data-panel.js";
import { askErase, lastScreen } from "./erase.js";
import { menu } from "./menu.js";
import { openNotice } from "./notice.js";
import { embedded, tellParent } from "./parent.js";
import { Session } from "./session.js";
import { TokenStorage } from "./storage.js";
import { el, icon } from "./text.js";
import { LogView } from "./view.js";
import { Words } from "./words.js";

/** @typedef {import("./types.js").Config} Config */

/** The choice of the demo's and every bot's data branch that opens the panel as well. */
const SHOW_DATA = "show";

const root = /** @type {HTMLElement} */ (document.getElementById("window"));
const first = configOf(document);
const tokens = new TokenStorage(first.site);
const session = new Session(first.site, new Api(first.locale), tokens);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) tellParent("close", first.parent_origins);
});
void start(first, "");

/** Builds the screen in the language of the configuration and opens the visit. @param {Config} config @param {string} draft */
async function start(config, draft) {
  const screen = build(config);
  screen.composer.text = draft;
  try {
    await session.open();
    showAsk(screen);
    tellParent("ready", config.parent_origins);
  } catch (error) {
    unreachable(screen, error, () => void start(config, screen.composer.text));
  }
}

/** @param {Config} config */
function build(config) {
  const words = new Words(config);
  document.documentElement.lang = config.locale;
  colour(config.colour);
  const log = new LogView(words, session);
  const composer = new Composer(words, session);
  const ask = el("div", { class: "ask", tabindex: "-1" });
  const status = el("span", { class: "status", role: "status" });
  const foot = el("footer", { class: "foot" }, ask, composer.node);
  const top = header(words, config, status, {
    notice: () => session.notice && openNotice(words, session.notice),
    data: () => void openData(words, session, () => askErase(words, session)),
    erase: () => askErase(words, session),
    speak: (locale) => void speak(locale, composer.text),
  });
  root.replaceChildren(top, log.node, foot);

  const screen = { words, log, composer, ask, status };
  const showStatus = () => {
    status.textContent = words.say(!session.online ? "offline" : session.closed ? "closed" : session.accompanied ? "person" : "machine");
    status.classList.toggle("away", !session.online);
  };
  showStatus();
  session.tell({
    lines: () => {
      if (session.notice) log.greet(session.notice, tokens.blocked);
      log.render();
      showStatus();
    },
    ask: () => showAsk(screen),
    status: showStatus,
    typing: (from) => log.typing(from),
    refused: (problem, text) => composer.refuse(words.failure(problem), text),
    over: (receipt) => over(words, config, receipt),
  });
  return screen;
}

/**
 * @param {Words} words @param {Config} config @param {HTMLElement} status @param {import("./menu.js").MenuActs} acts
 */
function header(words, config, status, acts) {
  const close = embedded && config.parent_origins.length > 0
    ? el("button", { type: "button", class: "icon-button", "aria-label": words.say("close"), onclick: () => tellParent("close", config.parent_origins) }, icon("close"))
    : null;
  return el("header", { class: "top" }, el("div", { class: "who" }, el("h1", {}, config.organisation), status), menu(words, config, acts), close);
}

/** Shows what is asked. The focus follows where it was in the question before, and to a consent. @param {ReturnType<typeof build>} screen */
function showAsk({ words, composer, ask: place }) {
  const { ask } = session;
  const was = place.contains(document.activeElement);
  composer.node.hidden = ask?.kind === "consent";
  composer.ask(ask?.kind === "answer" ? ask : null);
  place.replaceChildren();
  if (ask?.kind === "consent") {
    place.append(consentCard(words, session, ask));
    place.querySelector("h2")?.focus();
  } else if (ask?.kind === "choice") {
    place.append(choices(words, ask.options));
    if (was) place.focus({ preventScroll: true });
  } else if (ask?.kind === "answer") {
    if (was) composer.focus();
  } else if (was) place.focus({ preventScroll: true });
}

/** @param {Words} words @param {import("./types.js").Option[]} options */
function choices(words, options) {
  return el(
    "div",
    { class: "choices", role: "group", "aria-label": words.say("choices-label") },
    ...options.map((option) =>
      el("button", { type: "button", class: "choice", "data-choice": option.id, onclick: () => choose(words, option) }, option.label),
    ),
  );
}

/** @param {Words} words @param {import("./types.js").Option} option */
function choose(words, option) {
  session.choose(option);
  if (option.id === SHOW_DATA) void openData(words, session, () => askErase(words, session));
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
    showAsk(screen);
    root.querySelector("button")?.focus();
  } catch {
    session.api.locale = before;
  }
}

/** @param {Words} words @param {Config} config @param {import("./types.js").Receipt|null} receipt */
function over(words, config, receipt) {
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
  if (receipt) tellParent("erased", config.parent_origins);
  const screen = lastScreen(words, receipt, () => void start(config, ""));
  const status = el("span", { class: "status" });
  const close = header(words, config, status, { notice() {}, data() {}, erase() {}, speak() {} });
  close.querySelector(".menu-place")?.remove();
  root.replaceChildren(close, screen);
  screen.querySelector("h2")?.focus();
}

/** @param {ReturnType<typeof build>} screen @param {unknown} error @param {() => void} again */
function unreachable({ words, ask, composer }, error, again) {
  composer.node.hidden = true;
  ask.replaceChildren(
    el("p", { class: "failure", role: "alert" }, words.failure(error)),
    el("button", { type: "button", class: "plain", onclick: again }, words.say("retry")),
  );
}

/** @param {Document} page @returns {Config} */
function configOf(page) {
  return JSON.parse(page.getElementById("config")?.textContent ?? "{}");
}

/** The organisation's accent, with the ink that can be read on it. @param {string|undefined} accent */
function colour(accent) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent ?? "");
  if (!hex || !accent) return;
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => {
    const c = parseInt(part, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  document.documentElement.style.setProperty("--accent", accent);
  document.documentElement.style.setProperty("--on-accent", light > 0.179 ? "#111" : "#fff");
}
