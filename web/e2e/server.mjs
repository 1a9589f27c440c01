// Decides how the journeys get a server: the real binary on a free port with a folder of its own, and other people's web pages.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../target/release/parlour", import.meta.url));
export const BINARY = process.env.PARLOUR_BINARY ?? built;
if (!existsSync(BINARY)) {
  console.log(`no binary at ${BINARY}: build one with \`cargo build --release -p parlour\` or name it in PARLOUR_BINARY`);
  process.exit(1);
}

/** A demo on a folder of its own, which `stop` removes. Without visitors who came before, unless it is told to have a past. */
export async function demo({ past = false } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), "parlour-e2e-"));
  const port = await freePort();
  const listen = `127.0.0.1:${port}`;
  const words = ["demo", ...(past ? [] : ["--empty"]), "--json", "--listen", listen, "--data", data];
  let running = await start(words);
  const told = JSON.parse(running.line);
  return {
    ...told,
    data,
    pause: () => running.stop(),
    async resume() {
      running = await start(words);
    },
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** An installation with nothing in it; `configured` says what its configuration file holds. @param {(url: string) => Promise<string>} [configured] */
export async function empty(configured) {
  const data = mkdtempSync(path.join(tmpdir(), "parlour-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const words = ["serve", "--listen", `127.0.0.1:${port}`, "--data", data];
  if (configured) {
    const file = path.join(data, "parlour.toml");
    writeFileSync(file, await configured(url));
    words.push("--config", file);
  }
  // The first line holds the address of the set-up, with the code that proves who started the server.
  let running = await start(words);
  const setUp = running.line.match(/http\S+/)?.[0] ?? "";
  return {
    url,
    data,
    setUp,
    async restart() {
      await running.stop();
      running = await start(words, `${url}/healthz`);
    },
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Makes an organisation beside the running server. @param {string} data @param {string[]} options */
export function createOrganisation(data, options) {
  const made = spawnSync(BINARY, ["organisation", "create", "--data", data, "--owner-password-stdin", "--json", ...options], { input: "a password of the journeys", encoding: "utf8" });
  if (made.status !== 0) throw new Error(`organisation create: ${made.stderr}`);
  return JSON.parse(made.stdout);
}

/** Somebody else's web server: `pages` by path. @param {Record<string, string>} pages */
export async function elsewhere(pages) {
  /** @type {string[]} */
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? "");
    const page = pages[new URL(request.url ?? "/", "http://x").pathname];
    response.writeHead(page === undefined ? 404 : 200, { "Content-Type": "text/html; charset=utf-8" }).end(page ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const address = server.address();
  // Another name for the same machine: another site, not only another port.
  return { origin: `http://localhost:${typeof address === "object" ? address?.port : 0}`, pages, asked, stop: () => server.close() };
}

/** @param {string[]} words @param {string} [ready] an address that answers when the server does, where it prints no line */
async function start(words, ready) {
  const child = spawn(BINARY, words, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said = `${said}${chunk}`.slice(-4_000)));
  const over = new Promise((done) => child.once("exit", done));
  const ended = over.then(() => Promise.reject(new Error(`parlour ${words[0]} ended: ${said}`)));
  ended.catch(() => {});
  const line = await Promise.race([ended, ready ? answers(ready) : firstLine(child.stdout)]);
  return {
    line,
    async stop() {
      child.kill("SIGTERM");
      const slow = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await over;
      clearTimeout(slow);
    },
  };
}

/** @param {import("node:stream").Readable} stream @returns {Promise<string>} */
function firstLine(stream) {
  return new Promise((done) => createInterface({ input: stream }).once("line", done));
}

/** @param {string} url */
async function answers(url) {
  for (;;) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return "";
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" ? address?.port ?? 0 : 0;
      probe.close(() => done(port));
    });
  });
}
