// Decides how the journeys browse: headless Chromium, and a record of every request, policy breach, error and use of storage.

import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { Chat } from "./chat.mjs";
import { Member } from "./member.mjs";
import { recordStorage } from "./storage.mjs";
import { style } from "./style.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PATIENCE_MS = 6_000;

export async function launch() {
  if (!existsSync(executablePath)) {
    console.log(`no browser at ${executablePath}: name one in CHROMIUM`);
    process.exit(1);
  }
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  return { close: () => browser.close(), world: (/** @type {any} */ server) => new World(browser, server) };
}

/** What one journey sees: pages that are watched, the server, and a member who answers by the API. */
export class World {
  #browser;
  /** @type {import("playwright-core").BrowserContext[]} */
  #contexts = [];
  /** @type {(() => unknown)[]} */
  #ends = [];
  /** @type {string[]} */
  #wrongs = [];
  /** @type {string[]} every address that was asked for */
  requests = [];
  /** @type {Set<string>} origins that requests may go to */
  allowed;
  /** @type {RegExp[]} what a journey provokes on purpose */
  expected = [];

  /** @param {import("playwright-core").Browser} browser @param {any} server */
  constructor(browser, server) {
    this.#browser = browser;
    this.server = server;
    this.allowed = new Set([server.url]);
  }

  /** A page in a browser profile of its own. @param {import("playwright-core").BrowserContextOptions} [options] */
  async page(options = {}) {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
    this.#contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    if (process.env.E2E_ASSETS) await context.route("**/assets/*/**", (route) => route.fulfill(fromDisk(route.request().url())));
    await context.addInitScript(recordStorage);
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    context.on("request", (request) => this.#requested(request.url()));
    context.on("page", (page) => page.on("websocket", (socket) => this.#requested(socket.url())));
    context.on("weberror", (error) => this.#wrong(`error: ${error.error().message}`));
    context.on("console", (message) => {
      if (message.type() === "error") this.#wrong(`console: ${message.text()} (${message.location().url})`);
    });
    return context.newPage();
  }

  /** A chat window in a tab of its own. @param {string} [locale] @param {import("playwright-core").BrowserContextOptions} [options] */
  async chat(locale = "en", options = {}) {
    const page = await this.page(options);
    await page.goto(`${this.server.url}/w/${this.server.site}?locale=${locale}`);
    const chat = new Chat(page);
    await chat.ready();
    return chat;
  }

  /** The owner, signed in by the API. @param {any} [server] */
  async member(server = this.server) {
    return Member.signIn(server.url, { email: server.owner_email, password: server.owner_password });
  }

  /** Something to end with the journey. @template {{stop(): unknown}} T @param {T} thing @returns {T} */
  until(thing) {
    this.#ends.push(() => thing.stop());
    return thing;
  }

  /** What was wrong on any page, though the journey did not look. */
  verdict() {
    assert.deepEqual(this.#wrongs, []);
  }

  /** What failed, as pictures: where E2E_PICTURES names a folder. */
  async picture() {
    const folder = process.env.E2E_PICTURES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    for (const page of this.#contexts.flatMap((context) => context.pages())) await page.screenshot({ path: `${folder}/failed-${Date.now()}.png` }).catch(() => {});
  }

  async end() {
    for (const context of this.#contexts) await context.close();
    for (const end of this.#ends) await end();
  }

  /** @param {string} url */
  #requested(url) {
    this.requests.push(url);
    const { protocol, origin } = new URL(url.replace(/^ws/, "http"));
    if (protocol !== "data:" && protocol !== "blob:" && !this.allowed.has(origin)) this.#wrong(`request to another origin: ${url}`);
  }

  /** @param {string} text */
  #wrong(text) {
    if (!this.expected.some((each) => each.test(text))) this.#wrongs.push(text);
  }
}

/** With E2E_ASSETS=1 scripts and styles come from this working copy, so that a change shows without a new build. @param {string} url */
function fromDisk(url) {
  const name = new URL(url).pathname.split("/").slice(3).join("/");
  const [folder = "", file] = name.split("/");
  return file === "style.css" ? { body: style(folder), contentType: "text/css; charset=utf-8" } : { path: fileURLToPath(new URL(`../${name}`, import.meta.url)) };
}
