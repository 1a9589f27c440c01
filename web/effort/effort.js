// Decides how a visit that has to work something out first does so: beside the page, with a calm line, once. Comes only then.

/** @typedef {{salt: string, challenge: string, maxnumber: number, algorithm: string, signature: string}} Challenge */

/**
 * Works the challenge out and makes the request again.
 * @param {(body: object) => Promise<Response>} again
 * @param {object|undefined} body
 * @param {Challenge} challenge
 * @param {string|undefined} title what is said meanwhile, in the visitor's language
 */
export async function workOut(again, body, challenge, title) {
  const line = document.createElement("span");
  line.textContent = title ?? "";
  document.querySelector("[role=status]")?.append(line);
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  try {
    const number = await new Promise((found, failed) => {
      worker.onmessage = (event) => found(event.data);
      worker.onerror = failed;
      worker.postMessage(challenge);
    });
    const { algorithm, challenge: wanted, salt, signature } = challenge;
    return await again({ ...body, solution: btoa(JSON.stringify({ algorithm, challenge: wanted, number, salt, signature })) });
  } finally {
    worker.terminate();
    line.remove();
  }
}
