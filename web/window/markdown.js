// Decides what of Markdown a bot may use: bold, italic, code, links and lists. The result is a tree of texts; nothing is ever markup.

import { linked, safe } from "./links.js";

/**
 * @typedef {{kind: "text", text: string}|{kind: "code", text: string}|{kind: "link", text: string, href: string}|{kind: "strong"|"em", of: Inline[]}} Inline
 * @typedef {{kind: "p", of: Inline[]}|{kind: "ul"|"ol", items: Inline[][]}} Block
 */

// Every repetition has an end, so that no text takes longer than its length.
// An address is passed over whole: its underscores mean nothing.
const MARK = /(?:https?:\/\/|mailto:|tel:)[^\s<>"'`*)\]]{1,2000}|`([^`\n]{1,400})`|\*\*([^*\n]{1,400})\*\*|([*_])([^*_\n]{1,400})\3|\[([^\]\n]{1,200})\]\(([^\s()]{1,1000})\)/gu;
const ITEM = /^ {0,3}(?:([-*•])|(\d{1,3})[.)]) +(\S.*)$/u;
const WORD = /[\p{L}\p{N}*_]/u;

/**
 * A bot's text as paragraphs and lists.
 * @param {string} text
 * @returns {Block[]}
 */
export function blocks(text) {
  /** @type {Block[]} */
  const out = [];
  /** @type {string[]} */
  let lines = [];
  const flush = () => {
    const said = lines.join("\n").replace(/^\n+|\n+$/gu, "");
    if (said) out.push({ kind: "p", of: inline(said) });
    lines = [];
  };
  for (const line of text.split(/\r?\n/u)) {
    const item = ITEM.exec(line);
    if (item) {
      flush();
      const kind = item[1] ? "ul" : "ol";
      const last = out.at(-1);
      const of = inline(item[3] ?? "");
      if (last?.kind === kind) last.items.push(of);
      else out.push({ kind, items: [of] });
    } else if (line.trim() === "") flush();
    else lines.push(line);
  }
  flush();
  return out;
}

/**
 * @param {string} text
 * @returns {Inline[]}
 */
export function inline(text) {
  /** @type {Inline[]} */
  const out = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const made = marked(match, text);
    if (!made) continue;
    out.push(...plain(text.slice(from, match.index)), made);
    from = match.index + match[0].length;
  }
  return [...out, ...plain(text.slice(from))];
}

/** @param {RegExpMatchArray} match @param {string} text @returns {Inline|null} null where it only looks like a mark */
function marked(match, text) {
  const [whole, code, strong, , em, label, href] = match;
  if (code) return { kind: "code", text: code };
  if (label && href) {
    const to = safe(href);
    return to ? { kind: "link", text: label, href: to } : null;
  }
  const inner = strong ?? em;
  if (!inner) return null;
  // `2 * 3 * 4` and `snake_case_name` are no emphasis.
  const at = match.index ?? 0;
  const glued = !strong && (WORD.test(text[at - 1] ?? "") || WORD.test(text[at + whole.length] ?? ""));
  if (inner.trim() !== inner || glued) return null;
  return { kind: strong ? "strong" : "em", of: inline(inner) };
}

/** @param {string} text @returns {Inline[]} */
function plain(text) {
  return linked(text).map((part) => (part.href ? { kind: "link", text: part.text, href: part.href } : { kind: "text", text: part.text }));
}
