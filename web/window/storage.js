// Decides what this tab keeps: the visit token and the wish for sound, in sessionStorage of this frame, or in memory where that is blocked;
// and how a private link brings a token: in the fragment, which browsers send to nobody. The window is only loaded after the visitor's
// second click, so nothing is kept before it.

const MARK = "#data=";

/** One named value. */
class Slot {
  #name;
  /** @type {string|null} */
  #memory = null;

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
  }

  /** @returns {string|null} */
  read() {
    try {
      return sessionStorage.getItem(this.#name) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  /** @param {string|null} value */
  write(value) {
    this.#memory = value;
    try {
      if (value === null) sessionStorage.removeItem(this.#name);
      else sessionStorage.setItem(this.#name, value);
    } catch {
      // Blocked by the browser: it is kept as long as this page.
    }
  }
}

export class TokenStorage extends Slot {
  /** @param {string} site */
  constructor(site) {
    super(`parlour-visit-${site}`);
  }

  /** Whether the browser refuses, so that the visit ends with this page. */
  get blocked() {
    try {
      return !sessionStorage;
    } catch {
      return true;
    }
  }
}

/** Whether new messages make a sound: only where the visitor has switched it on. */
export class SoundWish extends Slot {
  /** @param {string} site */
  constructor(site) {
    super(`parlour-sound-${site}`);
  }

  get on() {
    return this.read() === "on";
  }

  set on(on) {
    this.write(on ? "on" : null);
  }
}

/** The token of a private link, or null. It leaves the address at once, so that it stands in no history. @returns {string|null} */
export function takeToken() {
  if (!location.hash.startsWith(MARK)) return null;
  const token = location.hash.slice(MARK.length);
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/** @param {string} token */
export function privateLink(token) {
  return location.origin + location.pathname + MARK + token;
}
