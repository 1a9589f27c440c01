// Decides what a saved conversation looks like: plain text, made here, readable anywhere.

import { save } from "./receipt.js";

/** @param {import("./words.js").Words} words @param {import("./session.js").Session} session */
export function transcript(words, session) {
  const title = words.say("title-of", { organisation: words.organisation });
  const lines = session.log.lines().map((line) => {
    const text = line.file ? `[${line.file.name}]` : (line.text ?? words.say("sealed", { purpose: words.purpose(line.sealed ?? "conversation") }));
    return `${words.dateTime(line.at)} · ${words.author(line.from, line.by)}\n${text}\n`;
  });
  return [title, "=".repeat([...title].length), "", ...lines].join("\n");
}

/** Hands it to the visitor. @param {import("./words.js").Words} words @param {import("./session.js").Session} session */
export function saveTranscript(words, session) {
  // The mark at the start tells editors of old that it is UTF-8.
  save(new Blob(["\ufeff", transcript(words, session)], { type: "text/plain;charset=utf-8" }), "chat.txt");
}
