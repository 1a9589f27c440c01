// Verifies a receipt by docs/spec/ledger.md alone: SHA-256 trees of RFC 6962, audit paths as in RFC 9162, section 2.1.3.2.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";

/** @param {...Buffer} parts */
const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();

/** Throws where the receipt's entry does not stand in the tree of its checkpoint. @param {any} receipt */
export function verify({ id, ledger: { index, entry, salt, proof } }) {
  const hash = sha256(Buffer.from(salt, "base64"), Buffer.from(entry, "utf8"));
  assert.equal(id, hash.toString("hex"));
  const [head, ...note] = proof.split("\n\n");
  const [format, at, ...path] = head.split("\n");
  assert.equal(format, "c2sp.org/tlog-proof@v1");
  assert.equal(at, `index ${index}`);
  const [origin, size, root] = note[0].split("\n");
  assert.match(origin, /\/ledger\//);
  assert.match(note[1], new RegExp(`^— ${origin} \\S+`), "signed by the ledger's own key");

  let node = sha256(Buffer.of(0), hash);
  let [fn, sn] = [BigInt(index), BigInt(size) - 1n];
  assert.ok(fn <= sn);
  for (const each of path.map((/** @type {string} */ line) => Buffer.from(line, "base64"))) {
    assert.notEqual(sn, 0n, "the path is too long");
    if (fn & 1n || fn === sn) {
      node = sha256(Buffer.of(1), each, node);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else node = sha256(Buffer.of(1), node, each);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  assert.equal(sn, 0n, "the path is too short");
  assert.equal(node.toString("base64"), root);
}
