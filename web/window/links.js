// Decides what in a text is an address, and which addresses may become links: the web's, mail and telephone, and no others.

const LINK = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}*_]|[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/giu;
const EMOJI = /^(?:[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u200d\ufe0f]\s?){1,12}$/u;

/** @typedef {{text: string, href?: string}} Part */

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
