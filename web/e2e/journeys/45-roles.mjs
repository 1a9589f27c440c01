// An owner makes a role of their own, gives it to a colleague, suspends, restores and removes them: sessions end, keys go along.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";
import { join } from "../first-run.mjs";
import { fits } from "../fits.mjs";

export const title = "roles: a role of one's own, a colleague who gets it, and who leaves";
export const longestMs = 60_000;

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  world.expected.push(/status of 4(01|03|22)/);
  const owner = await signedIn(world);
  const roles = `${world.server.url}/console/settings/roles`;
  const name = `reception-${Date.now()}`;
  await owner.goto(roles);
  await accessible(owner, "roles");
  await owner.setViewportSize({ width: 360, height: 720 });
  await fits(owner, "roles on a phone");
  await owner.setViewportSize({ width: 1280, height: 800 });
  await fits(owner, "roles");
  await owner.locator("#role-name").fill("Owner");
  await owner.locator("#reads-new-callback").check();
  await owner.locator("#may-new-contacts\\.read").check();
  // The browser would refuse the name already; the server has to as well.
  await owner.locator("#role-name").evaluate((input) => input.removeAttribute("pattern"));
  await owner.locator("main > form.stack button.primary").click();
  await owner.locator("[role=alert]").waitFor();
  assert.ok(await owner.locator("#reads-new-callback").isChecked(), "what was ticked stays");
  await owner.locator("#role-name").fill(name);
  await owner.locator("main > form.stack button.primary").click();
  await owner.waitForURL("**/roles?saved=1");
  await owner.locator("thead th", { hasText: name }).waitFor();

  await owner.goto(`${world.server.url}/console/settings/members`);
  await owner.locator("#email").fill(`leaver-${Date.now()}@example.org`);
  await owner.locator("#role-agent").check();
  await owner.locator("main > form.stack button").click();
  const link = await owner.locator("#link").inputValue();
  const colleague = await world.page({ viewport: { width: 360, height: 720 } });
  await join(colleague, link, "Lea Wehmut");
  await colleague.locator(".codes li").nth(9).waitFor();
  await colleague.goto(`${world.server.url}/console/inbox`);
  await colleague.waitForURL("**/console/inbox");

  await owner.goto(`${world.server.url}/console/settings/members`);
  await owner.locator("th a", { hasText: "Lea Wehmut" }).last().click();
  await accessible(owner, "a member");
  await fits(owner, "a member");
  await owner.locator(`#role-${name}`).check();
  await owner.locator('form[action$="/role"] button').click();
  await owner.waitForURL("**?saved=1");
  await owner.locator(".lead", { hasText: name }).waitFor();
  await colleague.goto(`${world.server.url}/console/inbox`);
  await colleague.waitForURL("**/console/sign-in**");

  await owner.locator('form[action$="/suspend"] button').click();
  await owner.waitForURL("**?saved=1");
  assert.equal(await owner.locator('form[action$="/suspend"] button').getAttribute("value"), "false");
  await owner.locator('form[action$="/suspend"] button').click();
  await owner.locator('form[action$="/suspend"] button[value="true"]').waitFor();

  await owner.locator("details.sure summary").click();
  await owner.locator('form[action$="/remove"] button').click();
  await owner.locator(".note[role=status]", { hasText: "Lea Wehmut" }).waitFor();
  await accessible(owner, "somebody left");
  assert.equal(await owner.locator("th a", { hasText: "Lea Wehmut" }).count(), 0);

  await owner.goto(roles);
  await owner.locator("summary", { hasText: name }).click();
  await owner.locator(`form[action$="/${name}"] button.danger`).click();
  await owner.waitForURL("**/roles?saved=1");
  assert.equal(await owner.locator("thead th", { hasText: name }).count(), 0);
}
