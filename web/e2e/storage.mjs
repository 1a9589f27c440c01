// Decides what counts as touching storage. Runs inside every page before its own scripts; `touched` there lists what was called.

export function recordStorage() {
  /** @type {string[]} */
  const touched = [];
  Object.defineProperty(globalThis, "touched", { value: touched });

  /** @param {any} owner @param {string} name @param {string} as */
  const method = (owner, name, as) => {
    const real = owner?.prototype?.[name];
    if (typeof real !== "function") return;
    owner.prototype[name] = function (/** @type {any[]} */ ...words) {
      touched.push(`${as}.${name} ${String(words[0] ?? "")}`.trim());
      return real.apply(this, words);
    };
  };
  /** @param {any} owner @param {string} name */
  const property = (owner, name) => {
    const real = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!real?.get) return;
    Object.defineProperty(owner, name, {
      ...real,
      get() {
        touched.push(`read ${name}`);
        return real.get?.call(this);
      },
      set(value) {
        touched.push(`write ${name}`);
        real.set?.call(this, value);
      },
    });
  };
  for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) method(Storage, name, "Storage");
  for (const name of ["open", "deleteDatabase", "databases"]) method(globalThis.IDBFactory, name, "indexedDB");
  for (const name of ["open", "has", "match", "delete", "keys"]) method(globalThis.CacheStorage, name, "caches");
  for (const name of ["register", "getRegistration"]) method(globalThis.ServiceWorkerContainer, name, "serviceWorker");
  for (const name of ["get", "set", "getAll", "delete"]) method(globalThis.CookieStore, name, "cookieStore");
  for (const name of ["estimate", "persist", "getDirectory"]) method(globalThis.StorageManager, name, "storage");
  property(Document.prototype, "cookie");
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) property(globalThis, name);
}

/** @param {import("playwright-core").Page|import("playwright-core").Frame} page @returns {Promise<string[]>} */
export function touched(page) {
  return page.evaluate(() => [.../** @type {any} */ (globalThis).touched]);
}
