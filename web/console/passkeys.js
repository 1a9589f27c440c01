// @ts-check
// Decides what a page does with passkeys: the browser is asked, and its answer goes into the form. Without script, or in a browser that
// knows none, nothing of it is shown.

/** After this time another question is fetched where that can be done: the one of the page is good for five minutes. */
const STALE_MS = 240_000;

/** @param {string} text Base64 for addresses */
function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** @param {ArrayBuffer|ArrayBufferView} buffer */
function text(buffer) {
  const view = ArrayBuffer.isView(buffer) ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
  return btoa(String.fromCharCode(...view)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {any} extensions */
function asked(extensions) {
  const first = extensions?.prf?.eval?.first;
  return first ? { prf: { eval: { first: bytes(first) } } } : {};
}

/** @param {{id: string}[]} [list] @returns {PublicKeyCredentialDescriptor[]} */
function described(list = []) {
  return list.map(({ id }) => ({ type: "public-key", id: bytes(id) }));
}

/** What the authenticator yielded for our question. @param {PublicKeyCredential} credential */
function yielded(credential) {
  const { prf } = /** @type {any} */ (credential.getClientExtensionResults());
  return { enabled: Boolean(prf?.enabled), value: prf?.results?.first ? text(prf.results.first) : "" };
}

/** Asks for a passkey. @param {any} options */
async function get(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: described(options.allowCredentials), extensions: asked(options.extensions) };
  return /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
}

/** Proves that a passkey is there. @param {any} options @returns {Promise<Record<string, string>>} */
async function prove(options) {
  const credential = await get(options);
  const said = /** @type {AuthenticatorAssertionResponse} */ (credential.response);
  const response = {
    clientDataJSON: text(said.clientDataJSON),
    authenticatorData: text(said.authenticatorData),
    signature: text(said.signature),
    userHandle: said.userHandle ? text(said.userHandle) : null,
  };
  return { passkey: JSON.stringify({ id: credential.id, response }), prf: yielded(credential).value };
}

/** Makes a passkey. @param {any} options @returns {Promise<Record<string, string>>} */
async function make(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
    extensions: asked(options.extensions),
  };
  const credential = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }));
  const said = /** @type {AuthenticatorAttestationResponse} */ (credential.response);
  const response = { clientDataJSON: text(said.clientDataJSON), attestationObject: text(said.attestationObject) };
  let { enabled, value } = yielded(credential);
  if (enabled && !value) {
    // Many authenticators answer the question of keys only where they prove that they are there. Nobody looks at that proof.
    const again = { challenge: options.challenge, rpId: options.rp.id, userVerification: "required", allowCredentials: [{ id: credential.id }], extensions: options.extensions };
    value = await get(again).then((proved) => yielded(proved).value, () => "");
  }
  return { passkey: JSON.stringify({ id: credential.id, response }), prf: value };
}

export class UsePasskey extends HTMLElement {
  connectedCallback() {
    const [form, button] = [this.closest("form"), this.querySelector("button")];
    if (!form || !button || !("PublicKeyCredential" in window)) return;
    this.hidden = false;
    form.querySelector("[data-without-passkeys]")?.remove();
    this.since = Date.now();
    button.addEventListener("click", () => this.use(form, button));
  }

  /** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
  async use(form, button) {
    const makes = "makes" in this.dataset;
    if (makes && !form.reportValidity()) return;
    button.disabled = true;
    this.say("");
    try {
      const options = await this.question();
      this.fill(makes ? await make(options) : await prove(options));
    } catch (error) {
      const known = error instanceof DOMException && error.name === "InvalidStateError";
      this.say((known ? this.dataset.known : undefined) ?? this.dataset.failed ?? "");
      return;
    } finally {
      button.disabled = false;
    }
    // The code is not needed beside it.
    form.noValidate = true;
    form.requestSubmit();
    form.noValidate = false;
    // What was answered is good once.
    this.fill({});
  }

  /** What the browser is asked: as the page says it, or anew. */
  async question() {
    const again = this.dataset.again;
    if (again && Date.now() - (this.since ?? 0) > STALE_MS) {
      const answer = await fetch(again, { method: "POST" });
      if (answer.ok) return (await answer.json()).options;
    }
    return JSON.parse(this.dataset.options ?? "");
  }

  /** @param {Record<string, string>} answer */
  fill(answer) {
    for (const field of this.querySelectorAll("input")) field.value = answer[field.name] ?? "";
  }

  /** @param {string} sentence */
  say(sentence) {
    const line = this.querySelector("[role=status]");
    if (line) line.textContent = sentence;
  }
}
