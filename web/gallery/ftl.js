// Decides how the gallery gets its texts: the window's messages and the purposes' names, read from the locale files as the server tells them.

/**
 * Messages of the subset that locales/README.md allows; plural choices are left out, the window has none.
 * @param {string} source
 * @returns {Record<string, string>}
 */
export function messages(source) {
  /** @type {Record<string, string>} */
  const texts = {};
  let last = "";
  for (const line of source.split("\n")) {
    const begun = /^([a-z][\w-]*) =\s?(.*)$/u.exec(line);
    if (begun) {
      last = begun[1] ?? "";
      texts[last] = literals(begun[2] ?? "");
    } else if (/^\s+\S/u.test(line) && last) texts[last] = `${texts[last]}\n${literals(line.trim())}`.trim();
    else if (line.trim() === "" && texts[last]) texts[last] += "\n";
    else last = "";
  }
  for (const [key, text] of Object.entries(texts)) texts[key] = text.trim();
  return texts;
}

/** @param {string} text */
function literals(text) {
  return text.replace(/\{ "(.*?)" \}/gu, "$1");
}

/** What the server would write into the page. @param {string} locale @returns {Promise<Record<string, string>>} */
export async function texts(locale) {
  const read = async (/** @type {string} */ area) => messages(await (await fetch(`../../locales/${locale}/${area}.ftl`)).text());
  return { ...(await read("window")), ...(await read("legal")), ...(await read("bot")) };
}
