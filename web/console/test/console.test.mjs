// @ts-check
// Decides whether the console's pages hold in a real browser: no accessibility finding, nothing wider than the screen,
// nothing that the content security policy refuses, and live elements that do what they say.
//
//   cargo run -p console --example gallery -- target/gallery && node --test web/console/test/
//
// PARLOUR_GALLERY names another folder, PARLOUR_CHROMIUM another browser.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const gallery = process.env.PARLOUR_GALLERY ?? path.join(root, "target/gallery");
const executablePath = process.env.PARLOUR_CHROMIUM ?? "/usr/bin/chromium";
const left = !existsSync(gallery)
  ? `no gallery in ${gallery}: cargo run -p console --example gallery -- ${gallery}`
  : !existsSync(executablePath) && `no browser at ${executablePath}: apt-get install chromium`;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-src 'self'";
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };
const LANGUAGES = ["de", "en", "pl", "ru", "tr"];
/** One grey pixel. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB9S1CNQAAAABJRU5ErkJggg==", "base64");
const TALK = "0198f2c4-0000-7000-8000-000000004f2a";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {http.Server} */
let server;
let base = "";
/** What the server answers instead of a file: path to [status, file or location]. @type {Map<string, [number, string]>} */
const routes = new Map();
/** @type {string[]} */
let posted = [];

/** @param {string} name */
const read = (name) => readFileSync(path.join(gallery, name));

before(async () => {
  if (left) return;
  server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.method === "POST") posted.push(body);
    const [status, target] = routes.get(`${request.method} ${url.pathname}`) ?? [200, url.pathname.slice(1)];
    if (url.pathname.includes("/files/")) return response.writeHead(200, { "Content-Type": "image/png" }).end(PICTURE);
    // A page of Parlour's own that another one frames.
    if (url.pathname.startsWith("/w/")) return response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Preview</title>");
    if (status === 303) return response.writeHead(303, { Location: target }).end();
    if (!existsSync(path.join(gallery, target))) return response.writeHead(404).end();
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(target))] ?? "text/plain";
    return response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": POLICY }).end(read(target));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const address = server.address();
  base = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/**
 * A page whose socket is played by the test: `frame(value)` is what the server would send.
 * @param {string} file
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.addInitScript(() => {
    class Played extends EventTarget {
      constructor() {
        super();
        /** @type {any} */ (globalThis).played = this;
        setTimeout(() => this.dispatchEvent(new Event("open")));
      }
      /** @param {string} text */
      send(text) {
        this.hello = JSON.parse(text);
      }
      close() {}
    }
    Object.assign(globalThis, { WebSocket: Played });
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  await page.goto(`${base}/${file}`);
  /** @param {object} value */
  const frame = (value) =>
    page.evaluate(
      (data) => /** @type {any} */ (globalThis).played.dispatchEvent(new MessageEvent("message", { data })),
      JSON.stringify(value),
    );
  return { page, frame, complaints, close: () => context.close() };
}

/** @param {number} seq @param {string|null} text @param {string} [from] */
const message = (seq, text, from = "visitor") => ({
  type: "message",
  conversation: TALK,
  message: { id: `new-${seq}`, seq, from, text, at: "2026-11-22T14:06:00Z" },
});

// A browser that hangs is a failure with a name, and not the end of whoever waits for it.
describe("the console in a browser", { skip: left, timeout: 900_000 }, () => {
  test("every page is accessible, in light and dark, narrow and wide", async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const files = readdirSync(path.join(gallery, "de")).filter((file) => file.endsWith(".html"));
    assert.ok(files.length >= 15);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      for (const width of [360, 1280]) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
        const page = await context.newPage();
        for (const file of files) {
          await page.goto(`${base}/de/${file}`);
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const { violations } = await /** @type {any} */ (globalThis).axe.run();
            return violations.map((/** @type {any} */ each) => [each.id, each.nodes.map((/** @type {any} */ n) => n.html)]);
          });
          assert.deepEqual(found, [], `${file} ${colorScheme} ${width}`);
        }
        await context.close();
      }
    }
  });

  test("nothing is wider than 320 pixels or refused by the policy, in any language", async () => {
    for (const language of LANGUAGES) {
      const files = readdirSync(path.join(gallery, language)).filter((each) => each.endsWith(".html"));
      // One tab for a language: a profile for each of hundreds of pages took half a second, and wore the browser out.
      const { page, complaints, close } = await open(`${language}/${files[0]}`, { viewport: { width: 320, height: 640 } });
      for (const file of files) {
        await page.goto(`${base}/${language}/${file}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${language}/${file} is ${over} pixels too wide`);
        assert.deepEqual(complaints, [], `${language}/${file}`);
      }
      await close();
    }
  });

  test("a message appears once, in its place, as text", async () => {
    const { page, frame, close } = await open("en/conversation.html");
    assert.deepEqual(await page.evaluate("played.hello"), { type: "hello", protocol: 1 });
    const items = page.locator(".log li");
    const first = await items.count();
    await frame(message(12, "<b>later</b>"));
    await frame(message(11, "earlier", "bot"));
    await frame(message(12, "<b>later</b>"));
    await frame({ ...message(13, "elsewhere"), conversation: "another" });
    assert.equal(await items.count(), first + 2);
    assert.match((await items.nth(first).textContent()) ?? "", /Bot.*earlier/s);
    assert.equal(await items.nth(first + 1).locator(".text").textContent(), "<b>later</b>");
    const rest = await page.evaluate(() => {
      const log = /** @type {Element} */ (document.querySelector(".log"));
      return log.scrollHeight - log.scrollTop - log.clientHeight;
    });
    assert.ok(rest < 2, "the log stays at its end");
    await page.evaluate(() => /** @type {Element} */ (document.querySelector(".log")).scrollTo(0, 0));
    await frame(message(14, "while reading above"));
    assert.equal(await page.evaluate(() => document.querySelector(".log")?.scrollTop), 0, "and nobody is pulled there");
    await close();
  });

  test("when the grant ends, the text is gone at once", { timeout: 60_000 }, async () => {
    const { page, frame, close } = await open("en/conversation.html");
    await frame(message(12, "secret"));
    // Read in the same breath, before the page that follows has come.
    const text = await page.evaluate((conversation) => {
      const data = JSON.stringify({ type: "evicted", conversation });
      /** @type {any} */ (globalThis).played.dispatchEvent(new MessageEvent("message", { data }));
      return document.title + document.body.innerText + document.querySelector("main")?.innerHTML;
    }, TALK);
    assert.match(text, /This conversation is private/);
    for (const word of ["secret", "Darjeeling", "Wiśniewski", "+49 30"]) assert.ok(!text.includes(word), word);
    await close();
  });

  test("an answer is sent without a reload, and a failed one keeps its text and key", async () => {
    const { page, close } = await open("en/conversation.html");
    await page.evaluate(() => Object.assign(globalThis, { same: true }));
    const act = `/console/conversations/${TALK}/messages`;
    routes.set(`POST ${act}`, [503, "en/not-found.html"]);
    posted = [];
    const text = page.locator("textarea");
    await text.fill("Good day");
    await text.press("Control+Enter");
    await page.locator(".live:not(:empty)").waitFor();
    assert.equal(await text.inputValue(), "Good day");
    routes.set(`POST ${act}`, [303, "/en/conversation-taken.html"]);
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "");
    const keys = posted.map((body) => new URLSearchParams(body));
    assert.equal(keys.length, 2);
    assert.equal(keys[0]?.get("key"), keys[1]?.get("key"));
    assert.equal(keys[1]?.get("text"), "Good day");
    assert.equal(keys[1]?.get("csrf"), "sample-csrf");
    assert.equal(await page.evaluate("globalThis.same"), true, "no reload");
    assert.match((await page.locator(".talk-head .meta").textContent()) ?? "", /Tom Yıldız/);
    await close();
  });

  test("the inbox is fetched again, keeps the focus, and drops what may no longer be read", async () => {
    const { page, frame, close } = await open("en/inbox.html");
    await page.locator(`[data-conversation="${TALK}"] a`).focus();
    await frame({ type: "conversation", conversation: { id: TALK, state: "waiting" } });
    await page.waitForResponse((response) => response.request().headers()["x-fragment"] === "list");
    await page.waitForTimeout(50);
    const focused = () => document.activeElement?.closest("[data-conversation]")?.getAttribute("data-conversation");
    assert.equal(await page.evaluate(focused), TALK);
    routes.set("GET /en/inbox.html", [200, "en/inbox-empty.html"]);
    await frame({ type: "evicted", conversation: TALK });
    assert.equal(await page.locator(`[data-conversation="${TALK}"]`).count(), 0);
    await page.locator(".empty").waitFor();
    routes.delete("GET /en/inbox.html");
    await close();
  });

  test("sign-in asks for the code in place and keeps the password", async () => {
    const { page, close } = await open("en/sign-in.html");
    routes.set("POST /console/sign-in", [401, "en/sign-in-code.html"]);
    await page.getByLabel("E-mail address").fill("ada@teehaus.example");
    await page.getByLabel("Password").fill("a long password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Code").fill("123456");
    assert.equal(await page.getByLabel("Password").inputValue(), "a long password");
    assert.equal(await page.locator("[role=alert]").count(), 1);
    routes.set("POST /console/sign-in", [303, "/en/inbox.html"]);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/inbox.html");
    await close();
  });

  test("who else is here and who writes is said, and never oneself", async () => {
    const { page, frame, close } = await open("en/conversation.html");
    const line = page.locator(".presence");
    const [me, other] = ["0198f2c4-0000-7000-8000-000000080001", "0198f2c4-0000-7000-8000-000000080002"];
    await frame({ type: "presence", conversation: TALK, members: [{ id: me, name: "Ada" }] });
    assert.equal(await line.textContent(), "");
    await frame({ type: "presence", conversation: TALK, members: [{ id: me, name: "Ada" }, { id: other, name: "<b>Tom" }] });
    assert.equal(await line.textContent(), "Also here: <b>Tom");
    await frame({ type: "typing", conversation: TALK, from: "visitor" });
    await frame({ type: "typing", conversation: TALK, from: "member", member: { id: other, name: "Tom" } });
    assert.equal(await line.textContent(), "Also here: <b>Tom · Writing: Tom · The visitor is typing …");
    await frame(message(20, "done"));
    assert.equal(await line.textContent(), "Also here: <b>Tom · Writing: Tom", "what has come is no longer being typed");
    await close();
  });

  test("colleagues are offered in a note, and a note is neither kept as a draft nor announced", async () => {
    const { page, close } = await open("en/conversation.html");
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.keyboard.press("n");
    await page.locator("#text:focus").pressSequentially("see @to");
    await page.getByRole("option", { name: "Tom Yıldız" }).waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#text").inputValue(), "see @Tom Yıldız ");
    await page.waitForTimeout(1_700);
    assert.deepEqual(asked.filter((each) => each.endsWith("/draft")), []);
    await close();
  });

  test("a command is found by its name, and none runs while one writes", async () => {
    const { page, close } = await open("en/conversation.html");
    await page.keyboard.press("Control+k");
    await page.locator("#palette-filter:focus").fill("snoo");
    assert.equal(await page.locator("[data-run]:visible").count(), 1);
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("details[data-command=snooze]").getAttribute("open") !== null);
    await page.keyboard.press("Escape");
    await page.locator("#text").fill("");
    await page.locator("#text").pressSequentially("rest a while");
    assert.equal(await page.locator("#text").inputValue(), "rest a while");
    await close();
  });

  test("everything is done by keyboard", async () => {
    const { page, close } = await open("en/inbox.html");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "search");
    await close();
  });
});
