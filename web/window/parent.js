// Decides what the embedding page is told: four words, only to the origins that the site lists; nothing is listened to.

/** @typedef {"ready"|"close"|"erased"|"unread"} Word */

export const embedded = window.parent !== window;

/**
 * @param {Word} word
 * @param {string[]} origins the site's allowed origins
 * @param {{count: number}} [more] of `unread`: how many messages nobody has looked at; never what they say
 */
export function tellParent(word, origins, more) {
  if (!embedded) return;
  // Where the browser names the embedding origin, only that one is written to, and only if it is listed.
  const named = location.ancestorOrigins?.[0];
  for (const origin of named ? origins.filter((each) => each === named) : origins) {
    window.parent.postMessage({ parlour: word, ...more }, origin);
  }
}
