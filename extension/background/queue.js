/** The outbox's items in IndexedDB: on disk before anything is sent, sealed so that nobody reads them here. */

import { transact } from "../daemon/database.js";

/** @import { Bytes } from "../daemon/bytes.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Calls } from "../wire/types.d.ts" */

/**
 * @typedef {object} NewItem
 * @property {string} id UUIDv7
 * @property {keyof Calls} path
 * @property {Bytes} envelope
 * @property {number} made_at ms since 1970
 * @property {string | null} follows the capture that it speaks of
 */

/**
 * @typedef {NewItem & {
 *   order: number,
 *   state: "waiting" | "refused",
 *   tries: number,
 *   problem: Reason | null,
 *   sentence: string,
 * }} Item `problem` and `sentence` say how the last try ended.
 */

/** @param {NewItem} item resolves once it is on disk */
export async function add(item) {
  const whole = { ...item, state: "waiting", tries: 0, problem: null, sentence: "" };
  await transact("outbox", "readwrite", (store) => store.add(whole));
}

/** @returns {Promise<Item | undefined>} the oldest that waits */
export function first() {
  return transact("outbox", "readonly", (store) => store.index("state").get("waiting"));
}

/** @param {string} id @returns {Promise<Item | undefined>} */
export function find(id) {
  return transact("outbox", "readonly", (store) => store.index("id").get(id));
}

/** @param {string} capture @returns {Promise<Item[]>} what speaks of it */
export function following(capture) {
  return transact("outbox", "readonly", (store) => store.index("follows").getAll(capture));
}

/** @param {Item["state"]} state @returns {Promise<number>} */
export function count(state) {
  return transact("outbox", "readonly", (store) => store.index("state").count(state));
}

/** @returns {Promise<Item[]>} oldest first */
export function refused() {
  return transact("outbox", "readonly", (store) => store.index("state").getAll("refused"));
}

/** @param {Item} item */
export async function update(item) {
  await transact("outbox", "readwrite", (store) => store.put(item));
}

/** @param {Item} item */
export async function remove(item) {
  await transact("outbox", "readwrite", (store) => store.delete(item.order));
}
