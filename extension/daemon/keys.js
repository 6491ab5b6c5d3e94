/** The pairing as this browser keeps it: its own key, which cannot be exported, and the grant. */

import { transact } from "./database.js";

/** @import { Bytes } from "./bytes.js" */
/** @import { Grant } from "../wire/types.d.ts" */

export const DEFAULT_PORT = 48737;

/**
 * @typedef {object} Pairing
 * @property {CryptoKey} key this client's Ed25519 private key, not extractable
 * @property {string} client this client's id
 * @property {Grant["scope"]} scope
 * @property {string} vault
 * @property {Bytes} daemonKey the daemon's Ed25519 public key
 * @property {Bytes} sealingKey the vault's X25519 public key
 * @property {number} epoch of the sealing key
 * @property {number} port on 127.0.0.1
 */

/** @returns {Promise<Pairing | undefined>} */
export function pairing() {
  return transact("pairing", "readonly", (store) => store.get("now"));
}

/** @param {Pairing} made replaces the one before */
export async function keep(made) {
  await transact("pairing", "readwrite", (store) => store.put(made, "now"));
}
