// Decides what <parlour-chat> is: the attributes are the options, and changing one shows the placeholder anew.

import { mount, unmount } from "./index.js";

const NAMES = ["origin", "site", "kind", "locale", "colour", "position", "organisation", "privacy", "imprint"];

export class ParlourChat extends HTMLElement {
  static observedAttributes = NAMES;
  /** @type {Partial<import("./index.js").Texts>} */
  #texts = {};

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
    this.#show();
  }

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    unmount(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  #show() {
    const { origin, site, ...others } = Object.fromEntries(NAMES.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value));
    // A framework may set attributes one after the other: until both are there, there is nothing to show.
    if (!this.isConnected || !origin || !site) return;
    mount(this, /** @type {import("./index.js").Options} */ ({ origin, site, texts: this.#texts, ...others }));
  }
}

if (!customElements.get("parlour-chat")) customElements.define("parlour-chat", ParlourChat);
