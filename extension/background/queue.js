/**
 * The outbox's items in IndexedDB: on disk before anything is sent, sealed so that nobody reads
 * them here. Every change keeps the tally in the same transaction, so that it never has to be
 * counted.
 */

import { settled, transact } from "../daemon/database.js";
import { DaemonError } from "../daemon/failure.js";
import { t } from "../look/texts.js";
import { OPERATIONS } from "../wire/operations.js";

/** @import { Bytes } from "../daemon/bytes.js" */
/** @import { Room } from "../daemon/database.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Calls } from "../wire/types.d.ts" */

export const MOST_ITEMS = 1_000;
export const MOST_BYTES = 100_000_000; // sealed

/**
 * @typedef {object} NewItem
 * @property {string} id UUIDv7
 * @property {keyof Calls} path
 * @property {string} client whose pairing it is sealed under
 * @property {number} made_at ms since 1970
 * @property {string | null} follows the capture that it speaks of
 */

/**
 * @typedef {NewItem & {
 *   order: number,
 *   bytes: number,
 *   state: "waiting" | "refused",
 *   sent: boolean,
 *   tries: number,
 *   faults: number,
 *   problem: Reason | null,
 *   sentence: string,
 * }} Item `bytes` of its envelope. `sent`: a sending of it has begun, so it may have arrived.
 *   `tries` in vain, `faults` those of them that were its own. `problem` and `sentence` say how
 *   the last one ended.
 */

/** @typedef {{waiting: number, refused: number, bytes: number}} Tally without what is quiet, but for its bytes */

/** @type {Room[]} */
const ALL = ["outbox", "envelopes", "tally"];

/**
 * @param {NewItem} item resolves once it is on disk; one that is there already stays as it is
 * @param {Bytes} envelope
 * @throws {DaemonError} `full`: nothing was kept.
 */
export async function add(item, envelope) {
  try {
    await transact(ALL, "readwrite", async (room) => {
      if (await settled(room("outbox").index("id").getKey(item.id))) return;
      const tally = await read(room);
      const bytes = envelope.length;
      if (tally.waiting + tally.refused >= MOST_ITEMS || tally.bytes + bytes > MOST_BYTES) {
        throw new DaemonError("full");
      }
      const fresh = { bytes, state: "waiting", sent: false, tries: 0, faults: 0 };
      const order = await settled(
        room("outbox").add({ ...item, ...fresh, problem: null, sentence: "" }),
      );
      room("envelopes").put(envelope, order);
      const waiting = tally.waiting + counted(item);
      await write(room, { ...tally, waiting, bytes: tally.bytes + bytes });
    });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
    throw new DaemonError("full", t("failure_disk_full"));
  }
}

/** @returns {Promise<Item | undefined>} the oldest that waits */
export function first() {
  return look((outbox) => outbox.index("state").get("waiting"));
}

/** @param {string} id @returns {Promise<Item | undefined>} */
export function find(id) {
  return look((outbox) => outbox.index("id").get(id));
}

/** @param {string} capture @returns {Promise<Item[]>} what speaks of it */
export function following(capture) {
  return look((outbox) => outbox.index("follows").getAll(capture));
}

/** @returns {Promise<Item[]>} oldest first */
export function list() {
  return look((outbox) => outbox.getAll());
}

/** @param {Item} item @returns {Promise<Bytes>} */
export function envelope({ order }) {
  return transact(["envelopes"], "readonly", (room) => settled(room("envelopes").get(order)));
}

/** @returns {Promise<Tally>} */
export function tally() {
  return transact(["tally"], "readonly", read);
}

/**
 * @param {Item[]} items all of them or none
 * @param {IDBTransactionDurability} [durability]
 */
export function update(items, durability = "strict") {
  return change(
    items,
    (room, item) => {
      room("outbox").put(item);
      return item;
    },
    durability,
  );
}

/** @param {NewItem} item @returns {number} of how many it counts: what comes along with another, none */
export function counted({ path }) {
  return OPERATIONS[path]?.quiet ? 0 : 1;
}

/** @param {Item[]} items all of them or none */
export function remove(items) {
  return change(
    items,
    (room, { order }) => {
      room("outbox").delete(order);
      room("envelopes").delete(order);
      return null;
    },
    "strict",
  );
}

/**
 * @param {Item[]} items those that are gone meanwhile are left alone
 * @param {(room: (name: Room) => IDBObjectStore, item: Item) => Item | null} deed what it becomes
 * @param {IDBTransactionDurability} durability
 */
async function change(items, deed, durability) {
  await transact(
    ALL,
    "readwrite",
    async (room) => {
      const now = await read(room);
      for (const item of items) {
        /** @type {Item | undefined} */
        const before = await settled(room("outbox").get(item.order));
        if (!before) continue;
        const after = deed(room, item);
        now[before.state] -= counted(before);
        if (after) now[after.state] += counted(after);
        else now.bytes -= before.bytes;
      }
      await write(room, now);
    },
    durability,
  );
}

/**
 * @template T
 * @param {(outbox: IDBObjectStore) => IDBRequest<T>} question
 * @returns {Promise<T>}
 */
function look(question) {
  return transact(["outbox"], "readonly", (room) => settled(question(room("outbox"))));
}

/** @param {(name: Room) => IDBObjectStore} room @returns {Promise<Tally>} */
async function read(room) {
  return (await settled(room("tally").get("now"))) ?? { waiting: 0, refused: 0, bytes: 0 };
}

/** @param {(name: Room) => IDBObjectStore} room @param {Tally} now */
async function write(room, now) {
  await settled(room("tally").put(now, "now"));
}
