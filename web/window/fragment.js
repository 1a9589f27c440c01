// Decides what a private link looks like: the visit token stands in the fragment, which browsers send to nobody.

const MARK = "#data=";

/** The token of a private link, or null. It leaves the address at once, so that it stands in no history. @returns {string|null} */
export function takeToken() {
  if (!location.hash.startsWith(MARK)) return null;
  const token = location.hash.slice(MARK.length);
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/** @param {string} token */
export function privateLink(token) {
  return location.origin + location.pathname + MARK + token;
}
