/**
 * Pairing by a typed code (web/README.md, "Pairing"). The client proves first that it knows the
 * code; the daemon's own proof comes with the grant, so neither side has to trust the port.
 */

import { base64url, concat, decode, encode, fromBase64url, number, random } from "./bytes.js";
import { DaemonError } from "./failure.js";
import { post } from "./transport.js";

/** @import { Bytes } from "./bytes.js" */
/** @import { Pairing } from "./keys.js" */
/** @import { Fetch } from "./transport.js" */
/** @import { Grant, PairChallenge, PairDone, PairStart } from "../wire/types.d.ts" */

const LENGTH = 10; // characters of Crockford base32, 50 bits
const ROUNDS = 200_000;
const TIMEOUT = 12_000; // ms; the daemon derives the same key before it answers

/** @typedef {"not-running" | "not-allowed" | "no-window" | "wrong-code" | "other-program"} Cause */

/** Pairing did not come about. */
export class PairingError extends Error {
  /** @param {Cause} cause */
  constructor(cause) {
    super(cause);
    this.name = "PairingError";
    /** @override @type {Cause} */
    this.cause = cause;
  }
}

/**
 * @param {string} typed a code as a person types it
 * @returns {string} what of it counts: Crockford base32, aliases resolved
 */
export function normalise(typed) {
  return typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/** @param {string} code normalised */
export function isWhole(code) {
  return code.length === LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(code);
}

/**
 * @param {PairStart} start
 * @param {PairChallenge} challenge
 * @param {string} origin
 * @param {string} authority
 * @returns {Promise<Bytes>} T, the hash of all that both sides said
 */
async function transcript(start, challenge, origin, authority) {
  const fields = [
    encode(origin),
    encode(authority),
    encode(start.name),
    fromBase64url(start.client_key),
    fromBase64url(start.exchange_key),
    fromBase64url(start.nonce),
    fromBase64url(challenge.pairing),
    fromBase64url(challenge.exchange_key),
  ].map((field) => concat(number(field.length, 2), field));
  const said = concat(encode("kithbook pairing 1"), Uint8Array.of(0), ...fields);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", said));
}

/**
 * @param {CryptoKey} own private X25519 key
 * @param {Bytes} other
 * @param {string} code
 * @param {Bytes} salt T
 */
async function pairingKeys(own, other, code, salt) {
  const peer = await crypto.subtle.importKey("raw", other, "X25519", false, []);
  const shared = new Uint8Array(
    await crypto.subtle.deriveBits({ name: "X25519", public: peer }, own, 256),
  );
  // Browsers refuse a low-order point by themselves; Node 20 does not.
  if (shared.every((byte) => byte === 0)) throw new PairingError("other-program");
  const typed = await crypto.subtle.importKey("raw", encode(code), "PBKDF2", false, ["deriveBits"]);
  const slow = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  const secret = concat(shared, await crypto.subtle.deriveBits(slow, typed, 256));
  const root = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt, info: encode("kithbook pairing 1 keys") };
  const keys = new Uint8Array(await crypto.subtle.deriveBits(hkdf, root, 768));
  return { client: keys.slice(0, 32), daemon: keys.slice(32, 64), grant: keys.slice(64) };
}

/** @param {Bytes} key @param {"sign" | "verify"} use */
function hmac(key, use) {
  return crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [use]);
}

/**
 * @typedef {object} Attempt
 * @property {string} code normalised
 * @property {number} port
 * @property {string} name what the list of clients will show, "Chromium on Linux"
 * @property {string} origin this extension's
 * @property {Fetch} [fetch]
 */

/** @param {Attempt} attempt @returns {Promise<Pairing>} Throws PairingError. */
export async function pair(attempt) {
  try {
    return await exchange(attempt);
  } catch (error) {
    if (error instanceof PairingError) throw error;
    const reason = error instanceof DaemonError ? error.reason : null;
    if (reason === "not-running" || reason === "not-allowed") throw new PairingError(reason);
    // What does not even parse, or does not open, was not written by Kithbook.
    throw new PairingError("other-program");
  }
}

/** @param {Attempt} attempt @returns {Promise<Pairing>} */
async function exchange({ code, port, name, origin, fetch = globalThis.fetch.bind(globalThis) }) {
  const identity = await generate("Ed25519", "sign");
  const ephemeral = await generate("X25519", "deriveBits");
  /** @type {PairStart} */
  const start = {
    name,
    client_key: base64url(await crypto.subtle.exportKey("raw", identity.publicKey)),
    exchange_key: base64url(await crypto.subtle.exportKey("raw", ephemeral.publicKey)),
    nonce: base64url(random(16)),
  };
  const challenge = /** @type {PairChallenge} */ (
    await ask(fetch, port, "/v1/pair/start", start, "no-window")
  );
  const T = await transcript(start, challenge, origin, `127.0.0.1:${port}`);
  const theirs = fromBase64url(challenge.exchange_key);
  const keys = await pairingKeys(ephemeral.privateKey, theirs, code, T);
  const proof = base64url(await crypto.subtle.sign("HMAC", await hmac(keys.client, "sign"), T));
  const done = /** @type {PairDone} */ (
    await ask(fetch, port, "/v1/pair/finish", { pairing: challenge.pairing, proof }, "wrong-code")
  );
  const shown = fromBase64url(done.proof);
  if (!(await crypto.subtle.verify("HMAC", await hmac(keys.daemon, "verify"), shown, T))) {
    throw new PairingError("other-program");
  }
  const grant = await openGrant(keys.grant, fromBase64url(done.grant), T);
  return {
    key: identity.privateKey,
    client: grant.client,
    scope: grant.scope,
    vault: grant.vault,
    daemonKey: fromBase64url(grant.daemon_key),
    sealingKey: fromBase64url(grant.sealing_key),
    epoch: grant.epoch,
    port,
  };
}

/**
 * @param {"Ed25519" | "X25519"} algorithm
 * @param {KeyUsage} use
 * @returns {Promise<CryptoKeyPair>} whose private half cannot be exported
 */
async function generate(algorithm, use) {
  return /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey(algorithm, false, [use]));
}

/** @param {Bytes} key @param {Bytes} sealed @param {Bytes} aad @returns {Promise<Grant>} */
async function openGrant(key, sealed, aad) {
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const gcm = { name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: aad };
  const plain = await crypto.subtle.decrypt(gcm, aes, sealed.slice(12));
  return JSON.parse(decode(new Uint8Array(plain)));
}

/**
 * @param {Fetch} fetch
 * @param {number} port
 * @param {string} path
 * @param {object} request
 * @param {Cause} refusal what a refusal of this call means
 * @returns {Promise<unknown>}
 */
async function ask(fetch, port, path, request, refusal) {
  const { response, body } = await post(fetch, {
    port,
    path,
    headers: { "Content-Type": "application/json" },
    body: encode(JSON.stringify(request)),
    timeout: TIMEOUT,
  });
  if (response.ok) return JSON.parse(decode(body));
  // A refusal is the bare 403, or a failure as JSON; neither proves who sent it.
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  throw new PairingError(response.status === 403 || json ? refusal : "other-program");
}
