// Import of contacts: a file is checked before anything is stored, rows that lack something stay out, and who is in is exported.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";

export const title = "import: template, check, confirm, known already, another encoding";

const HEAD = "\ufeffname;phone;email;purpose;basis;given_at;proof;locale";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const page = await signedIn(world);
  await page.goto(`${world.server.url}/console/contacts`);
  await page.locator('a[href$="/contacts/import"]').click();
  const [template] = await Promise.all([page.waitForEvent("download"), page.locator("a[download]").click()]);
  assert.match(await readFile(await template.path(), "utf8"), /^\ufeffname,phone,email,purpose,basis,given_at,proof,locale/);
  await accessible(page, "import");
  const rows = ["Imke Jörgensen;;imke@beispiel.example;marketing;consent;2026-01-31;card no. 17;de", "Nobody;;;marketing;consent;2026-01-31;card;de"];
  await send(page, [HEAD, ...rows].join("\r\n"));
  await page.locator("tbody tr").filter({ hasText: "address" }).waitFor();
  await accessible(page, "import, checked");
  const [report] = await Promise.all([page.waitForEvent("download"), page.locator("a[download]").click()]);
  assert.equal(await readFile(await report.path(), "utf8"), "row,column,reason\r\n3,address,missing\r\n");
  await page.locator("form.choice .primary").click();
  await page.locator("[role=status]").filter({ hasText: "1 contact was imported" }).waitFor();
  await page.goto(`${world.server.url}/console/contacts`);
  await page.locator("tbody tr").filter({ hasText: "Imke Jörgensen" }).waitFor();
  await page.goto(`${world.server.url}/console/contacts/import`);
  await send(page, [HEAD, ...rows].join("\r\n"));
  await page.locator("tbody tr").filter({ hasText: "already" }).waitFor();
  assert.equal(await page.locator("form.choice").count(), 0, "nothing is left to be taken in");
  await page.goto(`${world.server.url}/console/contacts/import`);
  world.expected.push(/status of 422/, /contacts\/import/);
  await send(page, Buffer.from(`${HEAD.slice(1)}\r\nM\xfcller;;m@beispiel.example;marketing;consent;2026-01-31;card;de`, "latin1"));
  await page.locator("[role=alert]").filter({ hasText: "UTF-8" }).waitFor();
}

/** @param {import("playwright-core").Page} page @param {string|Buffer} file */
async function send(page, file) {
  await page.locator("#file").setInputFiles({ name: "contacts.csv", mimeType: "text/csv", buffer: Buffer.from(/** @type {Buffer} */ (file)) });
  await page.locator("form.stack .primary").click();
}
