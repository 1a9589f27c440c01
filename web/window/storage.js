// Decides where the visit token is kept: sessionStorage of this frame, or memory where that is blocked. Nothing else is stored.

export class TokenStorage {
  #name;
  /** @type {string|null} */
  #memory = null;

  /** @param {string} site */
  constructor(site) {
    this.#name = `parlour-visit-${site}`;
  }

  /** Whether the browser refuses, so that the visit ends with this page. */
  get blocked() {
    try {
      return !sessionStorage;
    } catch {
      return true;
    }
  }

  /** @returns {string|null} */
  read() {
    try {
      return sessionStorage.getItem(this.#name) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  /** @param {string|null} token */
  write(token) {
    this.#memory = token;
    try {
      if (token === null) sessionStorage.removeItem(this.#name);
      else sessionStorage.setItem(this.#name, token);
    } catch {
      // Blocked by the browser: the visit lives as long as this page.
    }
  }
}
