// A visit that has to work something out first does it by itself, says so meanwhile, and begins as any other.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";

export const title = "work: a challenge is worked out beside the page, said calmly, and the visit begins";

/** @param {string} text */
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await world.page({ viewport: { width: 400, height: 640 } });
  world.expected.push(/status of 403/);
  const salt = "00112233445566778899aabbccddeeff?expires=4000000000&";
  const challenge = { algorithm: "SHA-256", challenge: sha256(`${salt}20000`), maxnumber: 50_000, salt, signature: "signed" };
  /** @type {any[]} */
  const asked = [];
  // As a site under load answers; the second request goes to the server, which asks for nothing now.
  await page.route("**/api/v1/visits", async (route) => {
    asked.push(route.request().postDataJSON());
    if (asked.length > 1) return route.continue();
    const body = { type: "/problems/work-needed", title: "Einen Moment bitte", status: 403, detail: "", challenge };
    return route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(body) });
  });
  await page.goto(`${world.server.url}/w/${world.server.site}?locale=de`);
  await page.getByRole("status").getByText("Einen Moment bitte").waitFor();
  await page.locator('[data-choice="callback"]').waitFor();
  assert.equal(await page.getByText("Einen Moment bitte").count(), 0, "the line goes with the work");
  assert.equal(asked.length, 2);
  assert.equal(asked[0].solution, undefined);
  const { algorithm, challenge: wanted, salt: salted, signature } = challenge;
  assert.deepEqual(JSON.parse(atob(asked[1].solution)), { algorithm, challenge: wanted, number: 20_000, salt: salted, signature });
  assert.equal(asked[1].site, world.server.site);
}
