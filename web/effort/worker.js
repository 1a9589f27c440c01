// Decides how the number of a challenge is found: one after the other, until its SHA-256 is the one that is wanted.

const text = new TextEncoder();

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {{salt: string, challenge: string, maxnumber: number}} challenge @returns {Promise<number|null>} */
export async function find({ salt, challenge, maxnumber }) {
  for (let number = 0; number <= maxnumber; number += 1) {
    const hash = await crypto.subtle.digest("SHA-256", text.encode(salt + number));
    if (hex(new Uint8Array(hash)) === challenge) return number;
  }
  return null;
}

globalThis.onmessage = async (/** @type {MessageEvent} */ event) => globalThis.postMessage(await find(event.data));
