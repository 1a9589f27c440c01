// Decides how the visitor's requests are made: same origin, no cookies, the visit token as bearer, problems as errors.

/** @typedef {import("./types.js").ProblemDocument} ProblemDocument */

/** The server (or the way to it) said no. Status 0 means that no answer came. */
export class Problem extends Error {
  /** @param {number} status @param {Partial<ProblemDocument>} body @param {number} [retryAfter] seconds */
  constructor(status, body, retryAfter = 0) {
    super(body.detail || body.title || String(status));
    this.status = status;
    this.type = (body.type ?? "").replace(/\/$/, "").split("/").pop() ?? "";
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500;
  }
}

export class Api {
  /** @type {string|null} the visit token */
  token = null;
  /** @type {string} asks for problems and pages in the visitor's language */
  locale;

  /** @param {string} locale */
  constructor(locale) {
    this.locale = locale;
  }

  /** @param {string} site @returns {Promise<import("./types.js").Visit>} */
  begin(site) {
    return this.json("POST", "/api/v1/visits", { site, locale: this.locale });
  }

  /** @returns {Promise<import("./types.js").Visit>} */
  visit() {
    return this.json("GET", "/api/v1/visit");
  }

  /** @param {{key: string, text?: string, choice?: string}} message @returns {Promise<import("./types.js").Answered>} */
  send(message) {
    return this.json("POST", "/api/v1/visit/messages", message);
  }

  /** @param {string} purpose @param {"given"|"refused"} decision @param {string} notice @returns {Promise<import("./types.js").Answered>} */
  decide(purpose, decision, notice) {
    return this.json("POST", "/api/v1/visit/consents", { purpose, decision, notice });
  }

  /** @returns {Promise<{items: import("./types.js").Consent[]}>} */
  consents() {
    return this.json("GET", "/api/v1/visit/consents");
  }

  /** @param {string} purpose @returns {Promise<{receipt: import("./types.js").Receipt}>} */
  withdraw(purpose) {
    return this.json("DELETE", `/api/v1/visit/consents/${encodeURIComponent(purpose)}`);
  }

  /** @param {string} id */
  removeMessage(id) {
    return this.json("DELETE", `/api/v1/visit/messages/${encodeURIComponent(id)}`);
  }

  /** @returns {Promise<{receipt: import("./types.js").Receipt}>} */
  erase() {
    return this.json("DELETE", "/api/v1/visit/data");
  }

  /** The window's page in another language; only its configuration is read. @param {string} site @returns {Promise<string>} */
  async page(site) {
    return (await this.call("GET", `/w/${encodeURIComponent(site)}?locale=${this.locale}`, "text/html")).text();
  }

  /** @param {string} accept */
  headers(accept) {
    /** @type {Record<string, string>} */
    const headers = { accept, "accept-language": this.locale };
    if (this.token) headers["authorization"] = `Bearer ${this.token}`;
    return headers;
  }

  /** @param {string} method @param {string} path @param {object} [body] @param {string} [key] makes repeating harmless */
  async json(method, path, body, key) {
    const answer = await this.call(method, path, "application/json", body, key);
    return answer.status === 204 ? null : answer.json();
  }

  /** @param {string} method @param {string} path @param {string} accept @param {object} [body] @param {string} [key] @returns {Promise<Response>} */
  async call(method, path, accept, body, key) {
    const headers = this.headers(accept);
    if (body !== undefined) headers["content-type"] = "application/json";
    if (key) headers["idempotency-key"] = key;
    /** @type {RequestInit} */
    const request = { method, headers, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" };
    if (body !== undefined) request.body = JSON.stringify(body);
    const answer = await fetch(path, request).catch(() => {
      throw new Problem(0, {});
    });
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => null)) ?? {};
    if (said.challenge) return (await import("../effort/effort.js")).workOut((body) => this.call(method, path, accept, body), body, said.challenge, said.title);
    throw new Problem(answer.status, said, +(answer.headers.get("retry-after") ?? 0) || 0);
  }
}
