/** A shape of the chat's placeholder. */
export type Kind = "button" | "inline" | "slide-in" | "popup" | "bubble";

/** What the question says. */
export interface Texts {
  button: string;
  title: string;
  /** A sentence in front of `text`; empty by default. */
  greeting: string;
  /** What is loaded and stored. It cannot be replaced. */
  text: string;
  confirm: string;
  cancel: string;
  notice: string;
  imprint: string;
  frame: string;
}

export interface Options {
  /** Where the organisation's Parlour is reached, such as `https://chat.example`. */
  origin: string;
  /** The site's id. */
  site: string;
  /** `bubble` by default. */
  kind?: Kind;
  /** `de`, `en`, `pl`, `ru` or `tr`; `en` by default. */
  locale?: string;
  /** Your own words, where those of the language do not suit. `text` is not taken: what is loaded and stored is always said. */
  texts?: Partial<Omit<Texts, "text">>;
  /** `#rrggbb`. Black or white is chosen for the text on it. */
  colour?: string;
  /** `right` by default. */
  position?: "left" | "right";
  /** The name that visitors know. */
  organisation?: string;
  /** Link to the privacy notice. */
  privacy?: string;
  /** Link to the imprint. */
  imprint?: string;
}

export interface Mounted {
  unmount(): void;
}

/** Shows the chat's placeholder in an element. Requests nothing and stores nothing before the visitor's second click. */
export function mount(element: HTMLElement, options: Options): Mounted;

/** Takes the chat away, with its listeners. */
export function unmount(element: HTMLElement): void;
