// A person answers: the choice is the grant, what they write appears at once, and they can end the conversation.

import assert from "node:assert/strict";

export const title = "person: the team may read from the choice on, answers appear live, and the conversation can be closed";

/** @param {import("../browser.mjs").World} world */
export async function journey(world) {
  const chat = await world.chat("en");
  await chat.say("Where is my Rize parcel?");
  await chat.line("visitor", "Rize parcel").waitFor();
  const member = await world.member();
  await assert.rejects(member.find("Rize parcel"), "nobody reads before the visitor agrees");

  assert.match(await chat.choice("human").innerText(), /a person will read this, including what you wrote so far/);
  await chat.person();
  const conversation = await member.find("Rize parcel");
  await member.answer(conversation.id, "It left Berlin this morning.");
  await chat.line("member", "It left Berlin this morning.").waitFor();
  await chat.status.filter({ hasText: "A person is answering now." }).waitFor();
  await chat.say("Thank you very much");
  await chat.line("visitor", "Thank you very much").waitFor();
  assert.match(JSON.stringify((await member.find("Rize parcel")).messages), /Thank you very much/);

  await member.close(conversation.id);
  await chat.status.filter({ hasText: "This conversation is closed." }).waitFor();
  await chat.say("One more thing about Rize");
  await chat.status.filter({ hasText: "A machine answers here" }).waitFor();
}
