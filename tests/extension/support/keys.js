/** Keys and byte texts, by node:crypto. */

import { webcrypto } from "node:crypto";

/** @param {"Ed25519" | "X25519"} algorithm @returns {Promise<CryptoKeyPair>} */
export async function generate(algorithm) {
  /** @type {KeyUsage[]} */
  const uses = algorithm === "Ed25519" ? ["sign", "verify"] : ["deriveBits"];
  return /** @type {CryptoKeyPair} */ (await webcrypto.subtle.generateKey(algorithm, true, uses));
}

/** @param {CryptoKey} key public @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function raw(key) {
  return new Uint8Array(await webcrypto.subtle.exportKey("raw", key));
}

/** @param {Uint8Array} bytes @returns {string} base64url */
export function text(bytes) {
  return Buffer.from(bytes).toString("base64url");
}

/** @param {Uint8Array} bytes @returns {ArrayBuffer} exactly these, not the pool they lie in */
export function exact(bytes) {
  return new Uint8Array(bytes).buffer;
}
