// An owner invites an agent by a link; the agent joins in a browser of their own and answers a visitor.

import assert from "node:assert/strict";
import { accessible } from "../axe.mjs";
import { signedIn } from "../console.mjs";
import { join } from "../first-run.mjs";
import { fits } from "../fits.mjs";

export const title = "invitation: a second member joins and answers";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  world.expected.push(/status of 4(03|22)/);
  const chat = await world.chat();
  await chat.person();
  await chat.say("Is somebody new here?");
  const owner = await signedIn(world);
  await owner.goto(`${world.server.url}/console/settings/members`);
  await accessible(owner, "members");
  await owner.locator("#email").fill(`tom-${Date.now()}@example.org`);
  await owner.locator("#role-agent").check();
  await owner.locator("main > form.stack button").click();
  const link = await owner.locator("#link").inputValue();
  assert.match(link, /\/console\/join#pi1_/);
  await accessible(owner, "a new invitation");

  const agent = await world.page({ viewport: { width: 320, height: 640 } });
  await agent.goto(link);
  assert.equal(new URL(agent.url()).hash, "", "the secret stays in no history");
  await fits(agent, "join");
  await accessible(agent, "join");
  await join(agent, link, "Tom Yıldız");
  await agent.locator(".codes li").nth(9).waitFor();
  await accessible(agent, "recovery codes");
  await fits(agent, "recovery codes");
  await agent.locator("main a.primary").click();
  await agent.waitForURL("**/console/inbox");
  await agent.locator(".row").filter({ hasText: "Is somebody new here?" }).locator("a").first().click();
  await agent.locator("form.answer textarea").fill("Yes, it is me.");
  await agent.locator("form.answer button.as-answer").click();
  await chat.line("member", "Yes, it is me.").waitFor();
  await agent.goto(`${world.server.url}/console/settings/members`);
  await agent.locator("h1").waitFor();
  assert.equal(await agent.locator("table").count(), 0, "an agent does not manage members");

  const second = await world.page();
  await join(second, link, "Somebody Else");
  await second.locator("[role=alert]").filter({ hasText: "not valid" }).waitFor();
  await owner.reload();
  await owner.goto(`${world.server.url}/console/settings/members`);
  await owner.locator("tbody th").filter({ hasText: "Tom Yıldız" }).waitFor();
}
