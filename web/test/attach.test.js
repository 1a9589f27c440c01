// What cannot be sent is said before it is sent; the server looks at the content and decides.

import assert from "node:assert/strict";
import { test } from "node:test";
import { unfit } from "../window/attach.js";

test("pictures and PDF up to ten mebibytes", () => {
  const large = 10 * 1024 * 1024;
  for (const type of ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"]) assert.equal(unfit({ type, size: large }), null, type);
  for (const type of ["image/svg+xml", "text/html", "video/mp4", "application/zip", "image/heic", ""]) assert.equal(unfit({ type, size: 1 }), "attach-type", type);
  assert.equal(unfit({ type: "image/png", size: large + 1 }), "attach-large");
});
