// Decides what a folder's one stylesheet is made of, as crates/server/build.rs does: the tokens, style.css, then the others by name.

import { readFileSync, readdirSync } from "node:fs";

const web = new URL("../", import.meta.url);

/** @param {string} folder */
export function style(folder) {
  const others = readdirSync(new URL(`${folder}/`, web)).filter((name) => name.endsWith(".css") && name !== "style.css");
  const files = ["tokens.css", `${folder}/style.css`, ...others.sort().map((name) => `${folder}/${name}`)];
  return files.map((name) => readFileSync(new URL(name, web), "utf8")).join("\n");
}
