// Decides what in a text is more than letters: addresses (the web's, mail and telephone, and no others), emoji, and in a bot's texts bold,
// italic, code and lists. The result is a tree of texts; nothing is ever markup.

/**
 * @typedef {{text: string, href?: string}} Part
 * @typedef {{kind: "text", text: string}|{kind: "code", text: string}|{kind: "link", text: string, href: string}|{kind: "strong"|"em", of: Inline[]}} Inline
 * @typedef {{kind: "p", of: Inline[]}|{kind: "ul"|"ol", items: Inline[][]}} Block
 */

const LINK = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}*_]|[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/giu;
const EMOJI = /^(?:[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u200d\ufe0f]\s?){1,12}$/u;
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

/**
 * The address as it may be followed, or null.
 * @param {string} href
 * @returns {string|null}
 */
export function safe(href) {
  if (!/^(https?:\/\/|mailto:|tel:)[^\s\u0000-\u001f]+$/iu.test(href)) return null;
  return URL.canParse?.(href) === false ? null : href;
}

/**
 * A text in parts, of which addresses have an `href`.
 * @param {string} text
 * @returns {Part[]}
 */
export function linked(text) {
  /** @type {Part[]} */
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const said = match[0];
    const href = safe(/^(https?:\/\/|mailto:|tel:)/i.test(said) ? said : `mailto:${said}`);
    if (!href) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: said, href });
    from = match.index + said.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Whether a text is a few emoji and nothing else. @param {string} text */
export function onlyEmoji(text) {
  return text.length <= 24 && EMOJI.test(text.trim()) && !/^[©®™\s]+$/u.test(text);
}
