// An organisation of its own beside the demo, whose owner chooses how its sites look, and somebody else's pages to put snippets on.

import { code } from "./console.mjs";
import { call, Member } from "./member.mjs";
import { createOrganisation, elsewhere } from "./server.mjs";

/** A picture to have for a logo: one pixel. */
export const PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

/** @param {import("./browser.mjs").World} world @param {string} name of the organisation: letters */
export async function house(world, name) {
  const others = world.until(await elsewhere({}));
  world.allowed.add(others.origin);
  const email = `owner@${name.toLowerCase()}.example`;
  const made = createOrganisation(world.server.data, ["--name", name, "--region", "DE", "--owner-email", email, "--origin", others.origin]);
  const password = "a password of the journeys";
  const { token } = await call(world.server.url, "POST", "/api/v1/session", "", { email, password, code: code(made.totp_uri) });
  return {
    others,
    site: made.site,
    member: new Member(world.server.url, token),
    /** @param {unknown} wish */
    change: (wish) => call(world.server.url, "PATCH", `/api/v1/sites/${made.site}`, token, wish),
    /** @param {string} kind @param {string} [locale] */
    snippet: (kind, locale = "en") => fetch(`${world.server.url}/w/${made.site}/snippet?kind=${kind}&locale=${locale}`).then((answer) => answer.text()),
  };
}

/** A page of somebody else, long enough to be scrolled; it says how long the snippet's script ran. @param {string} snippet */
export const page = (snippet) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Elsewhere</title><link rel="icon" href="data:,"><style>main { height: 3000px }</style></head><body><h1>Somebody else's page</h1>
${snippet.replace("<script>", "<script>var begun = performance.now();</script><script>").replace(/<\/div>\s*$/, "<script>var ran = performance.now() - begun;</script></div>")}
<main>Long</main></body></html>`;
