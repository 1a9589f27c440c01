// Follows a Parlour ledger from outside, by C2SP alone: signed-note, tlog-checkpoint and tlog-tiles. It shares no code with Parlour and
// needs nothing but Node 20. It fetches the checkpoint and the tiles of hashes, computes the root from the leaves and every tile above them
// again, and, given a checkpoint that was kept earlier, shows whether the log still begins with what stood there then.
//
//   node follow-ledger.mjs --log https://HOST/ledger/ORGANISATION --key VKEY [--token TOKEN] [--kept FILE]
//
// Prints one line of JSON and leaves with 0 where everything agrees; says what does not, and leaves with 1, where it does not.

import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const ask = (holds, sentence) => {
  if (!holds) throw new Error(sentence);
};

/** A verifier key, `name+hash+base64`: its name, its id and its Ed25519 public key. */
function parseKey(text) {
  const [name, hash, ...rest] = text.trim().split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  ask(bytes.length === 33 && bytes[0] === 1, "the key is no Ed25519 key");
  const id = sha256(`${name}\n`, bytes).subarray(0, 4);
  ask(id.toString("hex") === hash, "the key's hash is not that of its name and bytes");
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes.subarray(1)]);
  return { name, id, key: createPublicKey({ key: spki, format: "der", type: "spki" }) };
}

/** A checkpoint that the key signed: its size and its root. */
function open(note, key) {
  const end = note.indexOf("\n\n");
  ask(end > 0, "the checkpoint is no signed note");
  const text = note.slice(0, end + 1);
  const signed = note
    .slice(end + 2)
    .split("\n")
    .filter((line) => line.startsWith(`\u2014 ${key.name} `))
    .map((line) => Buffer.from(line.split(" ")[2] ?? "", "base64"))
    .filter((bytes) => bytes.subarray(0, 4).equals(key.id));
  ask(signed.length > 0, "the checkpoint is not signed by the key");
  ask(signed.every((bytes) => verify(null, Buffer.from(text), key.key, bytes.subarray(4))), "the checkpoint's signature is wrong");
  const [origin, size, root, last] = text.split("\n");
  ask(origin === key.name && last === "" && /^(0|[1-9][0-9]*)$/.test(size), "the checkpoint is malformed, or of another log");
  return { size: Number(size), root: Buffer.from(root, "base64") };
}

/** Where a tile stands: `tile/L/x001/234` and, where it is not full, `.p/W`. */
function tilePath(level, index, width) {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
  const groups = digits.match(/.{3}/g);
  const number = groups.map((group, place) => (place + 1 < groups.length ? `x${group}` : group)).join("/");
  return `tile/${level}/${number}${width < 256 ? `.p/${width}` : ""}`;
}

/** The Merkle tree hash over leaves (RFC 6962, 2.1), which are hashes already. */
function root(leaves) {
  if (leaves.length === 0) return sha256("");
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), root(leaves.slice(0, split)), root(leaves.slice(split)));
}

/** All hashes of a tile level in a log of this size. */
async function hashes(get, level, size) {
  const count = Math.floor(size / 256 ** level);
  const all = [];
  for (let index = 0; index * 256 < count; index += 1) {
    const width = Math.min(256, count - index * 256);
    const tile = await get(tilePath(level, index, width));
    ask(tile.length === width * 32, `${tilePath(level, index, width)} has ${tile.length} bytes`);
    for (let place = 0; place < width; place += 1) all.push(tile.subarray(place * 32, place * 32 + 32));
  }
  return all;
}

async function main(args) {
  const named = (name) => args[args.indexOf(`--${name}`) + 1] ?? "";
  const given = (name) => (args.includes(`--${name}`) ? named(name) : "");
  const key = parseKey(given("key"));
  const log = given("log").replace(/\/$/, "");
  const headers = given("token") ? { authorization: `Bearer ${given("token")}` } : {};
  const get = async (path) => {
    const response = await fetch(`${log}/${path}`, { headers });
    ask(response.status === 200, `${path}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  };
  const now = open((await get("checkpoint")).toString("utf8"), key);
  const leaves = await hashes(get, 0, now.size);
  ask(root(leaves).equals(now.root), "the leaves do not give the root of the checkpoint");
  let below = leaves;
  for (let level = 1; Math.floor(now.size / 256 ** level) > 0; level += 1) {
    const tiles = await hashes(get, level, now.size);
    tiles.forEach((hash, index) => {
      ask(root(below.slice(index * 256, index * 256 + 256)).equals(hash), `tile level ${level} is wrong at ${index}`);
    });
    below = tiles;
  }
  const told = { size: now.size, root: now.root.toString("base64") };
  if (given("kept")) {
    const kept = open(readFileSync(given("kept"), "utf8"), key);
    ask(kept.size <= now.size, `${kept.size} entries were there when the kept checkpoint was signed, and ${now.size} are there now`);
    ask(root(leaves.slice(0, kept.size)).equals(kept.root), `the first ${kept.size} entries are not those of the kept checkpoint`);
    told.continues = kept.size;
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
