import type { Texts } from "./index.js";

/** `<parlour-chat origin="…" site="…" kind="bubble" locale="en" colour="#1f5c4d" position="right" organisation="…" privacy="…" imprint="…">` */
export class ParlourChat extends HTMLElement {
  texts: Partial<Omit<Texts, "text">>;
}

declare global {
  interface HTMLElementTagNameMap {
    "parlour-chat": ParlourChat;
  }
}
