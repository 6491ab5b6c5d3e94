/** The pairing as this browser keeps it: its own key, which cannot be exported, and the grant. */

import { settled, transact } from "./database.js";

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

/** The present one, once it was asked for: every call needs it. @type {Promise<Pairing | undefined> | null} */
let present = null;

/**
 * @param {string} [client] of an earlier pairing; without it, the present one
 * @returns {Promise<Pairing | undefined>}
 */
export function pairing(client) {
  if (client) return read(client);
  present ??= read("now").catch((error) => {
    present = null;
    throw error;
  });
  return present;
}

/** @param {string} client @returns {Promise<Pairing | undefined>} */
function read(client) {
  return transact(["pairing"], "readonly", (room) => settled(room("pairing").get(client)));
}

/**
 * Use a pairing from now on. The one before stays under its client's id, because what waits in the
 * outbox is sealed under it; earlier ones that nothing waits under any more are dropped.
 * @param {Pairing} made
 */
export async function keep(made) {
  await transact(["pairing", "outbox"], "readwrite", async (room) => {
    const items = await settled(room("outbox").getAll());
    const needed = new Set(items.map(({ client }) => client));
    for (const client of await settled(room("pairing").getAllKeys())) {
      if (client !== "now" && !needed.has(client)) room("pairing").delete(client);
    }
    /** @type {Pairing | undefined} */
    const before = await settled(room("pairing").get("now"));
    // Even where nothing waits yet: something may be about to.
    if (before) room("pairing").put(before, before.client);
    await settled(room("pairing").put(made, "now"));
  });
  present = null;
}
