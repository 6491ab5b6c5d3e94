/**
 * HPKE (RFC 9180), sealing only: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
 * single shot. The daemon opens it with `cryptography`. Each step of WebCrypto goes to another thread
 * and back, and this is done for every key that is typed: so few of them, and side by side.
 */

import { concat, encode, number } from "./bytes.js";

/** @import { Bytes } from "./bytes.js" */

const NOTHING = new Uint8Array(0);
const KEM = concat(encode("KEM"), number(0x0020, 2));
const SUITE = concat(encode("HPKE"), number(0x0020, 2), number(0x0001, 2), number(0x0002, 2));

/** @param {Bytes} suite @param {string} label @param {Bytes} material */
function labeled(suite, label, material) {
  return concat(encode("HPKE-v1"), suite, encode(label), material);
}

/**
 * RFC 9180 section 4, LabeledExtract without a salt: HMAC, as RFC 5869 section 2.2 has it.
 * @param {Bytes} suite
 * @param {string} label
 * @param {Bytes} material
 */
async function extracted(suite, label, material) {
  // WebCrypto refuses an empty HMAC key; RFC 5869 reads an absent salt as 32 zeros, the same key.
  const hash = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new Uint8Array(32), hash, false, ["sign"]);
  return crypto.subtle.sign("HMAC", key, labeled(suite, label, material));
}

/**
 * RFC 9180 section 4: LabeledExtract, and at once LabeledExpand of what comes of it, which is HKDF.
 * @param {Bytes} suite
 * @param {Bytes} salt
 * @param {[label: string, material: Bytes]} from
 * @param {[label: string, info: Bytes]} to
 * @param {number} length in bytes
 */
async function derived(suite, salt, from, [label, info], length) {
  const key = await crypto.subtle.importKey("raw", labeled(suite, ...from), "HKDF", false, [
    "deriveBits",
  ]);
  const hkdf = {
    name: "HKDF",
    hash: "SHA-256",
    salt,
    info: concat(number(length, 2), labeled(suite, label, info)),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf, key, 8 * length));
}

/** @returns {Promise<CryptoKeyPair>} */
async function pair() {
  const made = await crypto.subtle.generateKey("X25519", false, ["deriveBits"]);
  return /** @type {CryptoKeyPair} */ (made);
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
  const [ephemeral, peer, ...hashes] = await Promise.all([
    given.ephemeral ?? pair(),
    crypto.subtle.importKey("raw", recipient, "X25519", false, []),
    extracted(SUITE, "psk_id_hash", NOTHING),
    extracted(SUITE, "info_hash", info),
  ]);
  const exchange = { name: "X25519", public: peer };
  const [enc, shared] = await Promise.all([
    crypto.subtle.exportKey("raw", ephemeral.publicKey),
    crypto.subtle.deriveBits(exchange, ephemeral.privateKey, 256),
  ]);
  /** @type {[string, Bytes]} */
  const secret = ["shared_secret", concat(enc, recipient)];
  const salt = await derived(KEM, NOTHING, ["eae_prk", new Uint8Array(shared)], secret, 32);

  const context = concat(Uint8Array.of(0), ...hashes); // base mode
  const [key, nonce] = await Promise.all([
    derived(SUITE, salt, ["secret", NOTHING], ["key", context], 32),
    derived(SUITE, salt, ["secret", NOTHING], ["base_nonce", context], 12),
  ]);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const gcm = { name: "AES-GCM", iv: nonce, additionalData: given.aad ?? NOTHING };
  return concat(enc, await crypto.subtle.encrypt(gcm, aes, plaintext));
}
