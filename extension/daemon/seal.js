/**
 * HPKE (RFC 9180), sealing only: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
 * single shot. The daemon opens it with `cryptography`.
 */

import { concat, encode, number } from "./bytes.js";

/** @import { Bytes } from "./bytes.js" */

const NOTHING = new Uint8Array(0);
const KEM = concat(encode("KEM"), number(0x0020, 2));
const SUITE = concat(encode("HPKE"), number(0x0020, 2), number(0x0001, 2), number(0x0002, 2));

/**
 * @param {Bytes} salt
 * @param {Bytes} material
 * @returns {Promise<Bytes>} HKDF-Extract, which is HMAC under the salt (RFC 5869 section 2.2)
 */
async function extract(salt, material) {
  const hash = { name: "HMAC", hash: "SHA-256" };
  // WebCrypto refuses an empty HMAC key; RFC 5869 reads an absent salt as 32 zeros, the same key.
  const key = await crypto.subtle.importKey(
    "raw",
    salt.length ? salt : new Uint8Array(32),
    hash,
    false,
    ["sign"],
  );
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, material));
}

/**
 * RFC 9180 section 4, LabeledExtract.
 * @param {Bytes} suite
 * @param {Bytes} salt
 * @param {string} label
 * @param {Bytes} material
 */
function labeledExtract(suite, salt, label, material) {
  return extract(salt, concat(encode("HPKE-v1"), suite, encode(label), material));
}

/**
 * RFC 9180 section 4, LabeledExpand, for one block of SHA-256.
 * @param {Bytes} suite
 * @param {Bytes} secret
 * @param {string} label
 * @param {Bytes} info
 * @param {number} length at most 32 bytes
 */
async function labeledExpand(suite, secret, label, info, length) {
  const labeled = concat(number(length, 2), encode("HPKE-v1"), suite, encode(label), info);
  return (await extract(secret, concat(labeled, Uint8Array.of(1)))).slice(0, length);
}

/**
 * Seal a message so that only the holder of the recipient's private key can read it.
 * @param {Bytes} recipient an X25519 public key, 32 bytes
 * @param {Bytes} info what the envelope is bound to
 * @param {Bytes} plaintext
 * @param {{ephemeral?: CryptoKeyPair, aad?: Bytes}} [given] for the published vectors only
 * @returns {Promise<Bytes>} enc (32) | ciphertext | tag (16)
 */
export async function seal(recipient, info, plaintext, given = {}) {
  const ephemeral =
    given.ephemeral ??
    /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey("X25519", false, ["deriveBits"]));
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", ephemeral.publicKey));
  const peer = await crypto.subtle.importKey("raw", recipient, "X25519", false, []);
  const shared = await crypto.subtle.deriveBits(
    { name: "X25519", public: peer },
    ephemeral.privateKey,
    256,
  );

  const prk = await labeledExtract(KEM, NOTHING, "eae_prk", new Uint8Array(shared));
  const secret = await labeledExpand(KEM, prk, "shared_secret", concat(enc, recipient), 32);
  const context = concat(
    Uint8Array.of(0), // base mode
    await labeledExtract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    await labeledExtract(SUITE, NOTHING, "info_hash", info),
  );
  const schedule = await labeledExtract(SUITE, secret, "secret", NOTHING);
  const key = await labeledExpand(SUITE, schedule, "key", context, 32);
  const nonce = await labeledExpand(SUITE, schedule, "base_nonce", context, 12);

  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const gcm = { name: "AES-GCM", iv: nonce, additionalData: given.aad ?? NOTHING };
  return concat(enc, await crypto.subtle.encrypt(gcm, aes, plaintext));
}
