// A member who works through the API, as another program would.

export class Member {
  #url;
  #token;

  /** @param {string} url @param {string} token */
  constructor(url, token) {
    this.#url = url;
    this.#token = token;
  }

  /** @param {string} url @param {{email: string, password: string, code?: string}} credentials */
  static async signIn(url, credentials) {
    const answer = await call(url, "POST", "/api/v1/session", "", credentials);
    return new Member(url, answer.token);
  }

  async conversations() {
    return (await this.#call("GET", "/api/v1/conversations?limit=100")).items;
  }

  /** The conversation that can be read and holds these words. @param {string} words */
  async find(words) {
    for (const { id, readable } of await this.conversations()) {
      if (!readable) continue;
      const whole = await this.#call("GET", `/api/v1/conversations/${id}`);
      if (JSON.stringify(whole.messages).includes(words)) return whole;
    }
    throw new Error(`no readable conversation says “${words}”`);
  }

  async contacts(query = "") {
    return (await this.#call("GET", `/api/v1/contacts?limit=100${query}`)).items;
  }

  /** @param {string} subject */
  consents(subject) {
    return this.#call("GET", `/api/v1/subjects/${subject}/consents`);
  }

  /** @param {string} conversation @param {string} text */
  answer(conversation, text) {
    return this.#call("POST", `/api/v1/conversations/${conversation}/messages`, { key: crypto.randomUUID(), text });
  }

  /** @param {string} conversation */
  close(conversation) {
    return this.#call("POST", `/api/v1/conversations/${conversation}/close`);
  }

  /** Asks to read a private conversation. @param {string} conversation */
  askIn(conversation) {
    return this.#call("POST", `/api/v1/conversations/${conversation}/let-in`);
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  #call(method, path, body) {
    return call(this.#url, method, path, this.#token, body);
  }
}

/** @param {string} url @param {string} method @param {string} path @param {string} token @param {unknown} [body] */
export async function call(url, method, path, token, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}
