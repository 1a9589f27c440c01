// The console as a member uses it in a browser.

import { createHmac } from "node:crypto";

/**
 * A member's page, signed in by the form.
 * @param {import("./browser.mjs").World} world @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function signedIn(world, options) {
  const page = await world.page(options);
  await page.goto(`${world.server.url}/console`);
  await signIn(page, world.server.owner_email, world.server.owner_password);
  await page.waitForURL("**/console/inbox");
  return page;
}

/** @param {import("playwright-core").Page} page @param {string} email @param {string} password */
export async function signIn(page, email, password) {
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("form.stack button").click();
}

/** The code of an authenticator app (RFC 6238 with its usual 30 s, 6 digits, SHA-1). @param {string} uri `otpauth://totp/...` */
export function code(uri, now = Date.now()) {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret.replace(/=+$/, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}
