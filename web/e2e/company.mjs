// A company's identity provider for the journeys: `oidc-provider`, an implementation that the OpenID Foundation has certified, over TLS on this machine.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import Provider from "oidc-provider";

export const CLIENT = "parlour";
export const SECRET = "known to the provider & to Parlour: nobody else";

/**
 * Opens it for one client, whom it sends back to `redirect`. Whoever signs in there has the address that they type.
 * @param {string} redirect
 */
export async function company(redirect) {
  const folder = mkdtempSync(path.join(tmpdir(), "parlour-company-"));
  const key = path.join(folder, "key.pem");
  const certificate = path.join(folder, "certificate.pem");
  certify(key, certificate);
  /** @type {import("node:http").RequestListener} */
  let answer = () => {};
  const server = https.createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => answer(request, response));
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const address = server.address();
  const issuer = `https://localhost:${typeof address === "object" ? address?.port : 0}`;
  const provider = provide(issuer, redirect);
  answer = (request, response) => void (request.url?.startsWith("/interaction/") ? interact(provider, request, response) : provider.callback()(request, response));
  return {
    issuer,
    certificate,
    stop() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} issuer @param {string} redirect */
function provide(issuer, redirect) {
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [redirect], grant_types: ["authorization_code"], response_types: ["code"] }],
    cookies: { keys: ["of one journey"] },
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (/** @type {unknown} */ _context, /** @type {{uid: string}} */ interaction) => `/interaction/${interaction.uid}` },
    findAccount: (/** @type {unknown} */ _context, /** @type {string} */ id) => ({ accountId: id, claims: async () => ({ sub: id, email: id, email_verified: true }) }),
    loadExistingGrant: grant,
    ttl: { Grant: 600, Interaction: 600, Session: 600, IdToken: 300, AuthorizationCode: 60, AccessToken: 60 },
  });
}

/** The company has agreed for its people: nobody is asked. @param {any} context */
async function grant(context) {
  const given = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
  given.addOIDCScope("openid email");
  await given.save();
  return given;
}

/**
 * The provider's own sign-in: an address, and nothing to prove it, which is not what is tried here.
 * @param {any} provider @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 */
async function interact(provider, request, response) {
  if (request.method !== "POST") {
    const page = '<!doctype html><html lang="en"><title>Company</title><link rel="icon" href="data:,"><h1>Company</h1><form method="post"><input id="who" name="who" aria-label="Address"><button>Sign in</button></form>';
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const who = new URLSearchParams(Buffer.concat(chunks).toString()).get("who") ?? "";
  await provider.interactionFinished(request, response, { login: { accountId: who } });
}

/** A key and a certificate that vouches for itself, as in a house without an authority. @param {string} key @param {string} certificate */
function certify(key, certificate) {
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=company of the journeys"];
  const names = ["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"];
  const made = spawnSync("openssl", ["req", "-x509", ...kind, ...names, "-keyout", key, "-out", certificate], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`openssl makes no certificate: ${made.error?.message ?? made.stderr}`);
}
