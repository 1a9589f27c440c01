// Decides how strings become nodes: links and line breaks by DOM nodes, never by markup.

const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/giu;

/**
 * A string as nodes: `https://` addresses become links, line breaks become `<br>`.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function prose(text) {
  const out = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    out.append(...lines(text.slice(from, match.index)), link(match[0], match[0]));
    from = match.index + match[0].length;
  }
  out.append(...lines(text.slice(from)));
  return out;
}

/**
 * A link to another page, or plain text where the address is not one of the web's.
 * @param {string} href
 * @param {string} label
 * @returns {Node}
 */
export function link(href, label) {
  if (!/^(https?:\/\/|\/(?!\/))/i.test(href)) return document.createTextNode(label);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" }, label);
}

/**
 * An element. `on*` attributes are listeners; `undefined`, `null` and `false` leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node|string|null|undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} one path per icon, drawn with a 24 unit grid */
const ICONS = {
  menu: "M5 7h14M5 12h14M5 17h9",
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V5M6 11l6-6 6 6",
  lock: "M7 11V8a5 5 0 0110 0v3M6 11h12v9H6z",
  shield: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z",
  person: "M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20c1-4 4-5.5 7.500-5.500s6.500 1.500 7.500 5.500",
  page: "M7 3h7l4 4v14H7zM10 12h5M10 16h5",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  check: "M5 12.500l4.500 4.500L19 7",
  down: "M12 5v14M6 13l6 6 6-6",
};

/**
 * A drawing beside a label, hidden from screen readers.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? "");
  svg.append(path);
  return svg;
}

/** @param {string} text @returns {Node[]} */
function lines(text) {
  return text.split(/\r?\n/).flatMap((line, i) => (i === 0 ? [document.createTextNode(line)] : [document.createElement("br"), document.createTextNode(line)]));
}
