// Decides how strings become nodes: links and line breaks by DOM nodes, never by markup.

import { blocks, linked, safe } from "./markdown.js";

/**
 * What a person wrote, as nodes: addresses become links, line breaks become `<br>`.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function prose(text) {
  const out = document.createDocumentFragment();
  for (const part of linked(text)) out.append(...(part.href ? [link(part.href, part.text)] : lines(part.text)));
  return out;
}

/**
 * What a bot wrote, with its few marks, as nodes.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function rich(text) {
  const out = document.createDocumentFragment();
  for (const block of blocks(text)) {
    if (block.kind === "p") out.append(el("p", {}, ...block.of.flatMap(inlineNodes)));
    else out.append(el(block.kind, {}, ...block.items.map((item) => el("li", {}, ...item.flatMap(inlineNodes)))));
  }
  return out;
}

/** @param {import("./markdown.js").Inline} part @returns {Node[]} */
function inlineNodes(part) {
  if (part.kind === "text") return lines(part.text);
  if (part.kind === "code") return [el("code", {}, part.text)];
  if ("href" in part) return [link(part.href, part.text)];
  return [el(part.kind, {}, ...part.of.flatMap(inlineNodes))];
}

/**
 * A link, or plain text where the address is neither one that is safe nor a path of this installation.
 * @param {string} href
 * @param {string} label
 * @returns {Node}
 */
export function link(href, label) {
  if (!safe(href) && !/^\/(?!\/)/.test(href)) return document.createTextNode(label);
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
  person: "M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  page: "M7 3h7l4 4v14H7zM10 12h5M10 16h5",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  check: "M5 12.5l4.5 4.5L19 7",
  down: "M12 5v14M6 13l6 6 6-6",
  clip: "M19 11.5l-7.300 7.300a4.600 4.600 0 01-6.5-6.5l8-8a3 3 0 014.300 4.300l-7.900 7.900a1.400 1.400 0 01-2-2l6.900-6.900",
  smile: "M12 21a9 9 0 100-18 9 9 0 000 18zM8.5 14.5c1.800 2.300 5.200 2.300 7 0M9 9.5h.01M15 9.5h.01",
  bell: "M6 16V11a6 6 0 0112 0v5l1.5 2h-15zM10 21h4",
  print: "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
};

/**
 * A drawing beside a label, hidden from screen readers.
 * @param {string} name one of those above, or a path
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? name);
  svg.append(path);
  return svg;
}

/** @param {string} text @returns {Node[]} */
function lines(text) {
  return text.split(/\r?\n/).flatMap((line, i) => (i === 0 ? [document.createTextNode(line)] : [document.createElement("br"), document.createTextNode(line)]));
}
