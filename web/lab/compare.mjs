// Decides what is compared: what a chat costs a page before anybody clicks, and until it can be used, ours and three others'.

import { gzipSync } from "node:zlib";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { createOrganisation, demo } from "../e2e/server.mjs";

const RUNS = 5;
const resolve = createRequire(import.meta.url).resolve;

/**
 * One chat: the page that embeds it as its own guide says, the files behind it, and how a visitor opens it.
 * @typedef {{name: string, page: string, files: Record<string, Buffer>, open: (page: import("playwright-core").Page) => Promise<void>}} Chat
 */

const html = (/** @type {string} */ body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><h1>A shop</h1>${body}</html>`;

/** @returns {Promise<Chat[]>} */
async function others() {
  const folder = mkdtempSync(path.join(tmpdir(), "parlour-lab-"));
  /** What a shop's own bundler would make of it. @param {string} code */
  const bundle = async (code) => {
    const made = await build({ stdin: { contents: code, resolveDir: import.meta.dirname, loader: "jsx" }, bundle: true, minify: true, format: "esm", write: false, outdir: folder, define: { "process.env.NODE_ENV": '"production"' }, loader: { ".css": "css" } });
    return Object.fromEntries(made.outputFiles.map((file) => [`/chat${path.extname(file.path)}`, Buffer.from(file.contents)]));
  };
  const bot = await bundle(`
    import { createRoot } from "react-dom/client";
    import { createElement as h, useState } from "react";
    import { Webchat, Fab } from "@botpress/webchat";
    import "./node_modules/@botpress/webchat/dist/style.css";
    function Chat() {
      const [open, setOpen] = useState(false);
      return h("div", null, h("button", { id: "open", onClick: () => setOpen(true) }, "Chat"), open && h("div", { id: "chat", style: { width: 400, height: 600 } }, h(Webchat, { clientId: "00000000-0000-0000-0000-000000000000" })));
    }
    createRoot(document.getElementById("root")).render(h(Chat));`);
  rmSync(folder, { recursive: true, force: true });
  const deepChat = path.join(path.dirname(resolve("deep-chat")), "deepChat.bundle.js");
  const typebot = path.join(path.dirname(resolve("@typebot.io/js")), "web.js");
  return [
    {
      name: "@typebot.io/js 0.10.7, bubble",
      page: html(`<script type="module">import Typebot from "/chat.js"; Typebot.initBubble({ typebot: "demo", apiHost: location.origin }); window.openChat = () => Typebot.open();</script>`),
      files: { "/chat.js": readFileSync(typebot) },
      open: async (page) => {
        await page.waitForFunction("window.openChat");
        await page.evaluate("openChat()");
        await page.waitForFunction(`document.querySelector("typebot-bubble")?.shadowRoot?.querySelector("typebot-standard, [part=bot]")`, null, { timeout: 2_000 });
      },
    },
    {
      name: "deep-chat 2.4.2",
      page: html(`<script type="module" src="/chat.js"></script><deep-chat demo="true"></deep-chat>`),
      files: { "/chat.js": readFileSync(deepChat) },
      open: async (page) => {
        await page.waitForFunction(`document.querySelector("deep-chat")?.shadowRoot?.querySelector("#text-input")`);
      },
    },
    {
      name: "@botpress/webchat 4.5.2 with React 18",
      page: html(`<link rel="stylesheet" href="/chat.css"><div id="root"></div><script type="module" src="/chat.js"></script>`),
      files: bot,
      open: async (page) => {
        await page.locator("#open").click();
        await page.locator("#chat input, #chat textarea").first().waitFor({ timeout: 2_000 });
      },
    },
  ];
}

/** A server for one chat's files, compressed. @param {Chat} chat */
async function serve(chat) {
  const server = http.createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://x").pathname;
    const body = name === "/" ? Buffer.from(chat.page) : chat.files[name];
    if (!body) return void response.writeHead(404).end();
    const kind = name.endsWith(".css") ? "text/css" : name.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(200, { "content-type": kind, "content-encoding": "gzip" }).end(gzipSync(body));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  return { url: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`, stop: () => server.close() };
}

/** What one visit costs. @param {import("playwright-core").Browser} browser @param {string} url @param {(page: import("playwright-core").Page) => Promise<void>} open */
async function visit(browser, url, open) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Performance.enable");
  let bytes = 0;
  let requests = 0;
  session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  session.on("Network.requestWillBeSent", (event) => (requests += event.request.url.startsWith("data:") ? 0 : 1));
  const script = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find((/** @type {{name: string}} */ m) => m.name === "ScriptDuration")?.value ?? 0) * 1_000;
  };
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(500);
  const stored = await page.evaluate("localStorage.length + sessionStorage.length").catch(() => 0);
  const before = { bytes, requests: requests - 1, script: await script(), stored: Number(stored) + (await context.cookies()).length };
  const page_ = bytes;
  const begun = performance.now();
  // Some show nothing without the service behind them; what they loaded is counted all the same.
  const opened = await open(page).then(() => true, () => false);
  const ms = opened ? performance.now() - begun : null;
  await page.waitForTimeout(500);
  const after = { bytes: bytes - page_, ms, total: bytes };
  await context.close();
  return { before, after };
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const kb = (/** @type {number} */ bytes) => (bytes / 1_000).toFixed(1);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const bare = await serve({ name: "bare", page: html(""), files: {}, open: async () => {} });
const nothing = await visit(browser, bare.url, async () => {});
bare.stop();
const rows = [];

const parlour = await demo();
const ours = { name: "Parlour, bubble", page: "", files: {}, open: async () => {} };
const shop = await serve(ours);
const made = ["--name", "Shop", "--region", "DE", "--owner-email", "owner@shop.example", "--origin", new URL(shop.url).origin];
const { site } = createOrganisation(parlour.data, made);
ours.page = html(await fetch(`${parlour.url}/w/${site}/snippet?kind=bubble&locale=en`).then((answer) => answer.text()));
/** The second click, which is the first that loads; the first only shows what it will do. @param {import("playwright-core").Page} page */
const open = async (page) => {
  await page.locator(".prlr-open").click();
  await page.locator(".prlr-yes").click();
  await page.frameLocator(".prlr iframe").locator(".line[data-from=bot]").first().waitFor();
};
const chats = [{ name: "Parlour, bubble", url: shop.url, open, stop: shop.stop }];
for (const chat of await others()) {
  const server = await serve(chat);
  chats.push({ name: chat.name, url: server.url, open: chat.open, stop: server.stop });
}
for (const { name, url, open, stop } of chats) {
  const visits = [];
  for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, url, open));
  const of = (/** @type {(v: any) => number} */ pick) => median(visits.map(pick));
  rows.push({
    chat: name,
    "kB before a click": kb(of((v) => v.before.bytes) - nothing.before.bytes),
    "requests before": of((v) => v.before.requests),
    "stored before": of((v) => v.before.stored),
    "script ms before": (of((v) => v.before.script) - nothing.before.script).toFixed(1),
    "kB until it is open": kb(of((v) => v.after.total) - nothing.before.bytes),
    "ms until it is open": visits.some((v) => v.after.ms === null) ? "needs its service" : of((v) => v.after.ms).toFixed(0),
  });
  stop();
}
console.table(rows);
await browser.close();
await parlour.stop();
