/** The extension's own IndexedDB: the pairings, and the outbox. Nothing in it is readable text. */

/** @typedef {"pairing" | "outbox" | "envelopes" | "tally"} Room */

const NAME = "kithbook";
const VERSION = 2;

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} once it is on disk */
function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = ({ oldVersion }) => {
    const { result: database, transaction } = request;
    if (oldVersion < 1) furnish(database);
    database.createObjectStore("envelopes");
    database.createObjectStore("tally");
    if (oldVersion === 1) divide(/** @type {IDBTransaction} */ (transaction));
  };
  return settled(request);
}

/** @param {IDBDatabase} database */
function furnish(database) {
  database.createObjectStore("pairing");
  const outbox = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
  outbox.createIndex("state", "state");
  outbox.createIndex("id", "id", { unique: true });
  outbox.createIndex("follows", "follows");
}

/**
 * Version 1 kept each envelope in its item, so that counting would have read them all.
 * @param {IDBTransaction} transaction
 */
async function divide(transaction) {
  const room = (/** @type {Room} */ name) => transaction.objectStore(name);
  const paired = await settled(room("pairing").get("now"));
  const tally = { waiting: 0, refused: 0, bytes: 0 };
  for (const { envelope, ...item } of await settled(room("outbox").getAll())) {
    const bytes = envelope.length;
    room("envelopes").put(envelope, item.order);
    room("outbox").put({ ...item, bytes, client: paired?.client ?? "", sent: true, faults: 0 });
    tally[/** @type {"waiting" | "refused"} */ (item.state)] += 1;
    tally.bytes += bytes;
  }
  room("tally").put(tally, "now");
}

/** Held as long as this background lives: opening it takes longer than most deeds. @type {Promise<IDBDatabase> | null} */
let connection = null;

/** @returns {Promise<IDBDatabase>} */
function connected() {
  connection ??= open().then(
    (database) => {
      // Cleared by the person, or about to be another version's.
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
      return database;
    },
    (error) => {
      forget();
      throw error;
    },
  );
  return connection;
}

function forget() {
  connection = null;
}

/**
 * Do all of a deed or nothing, in a transaction of its own; resolves once it is on disk.
 * @template T
 * @param {Room[]} rooms
 * @param {IDBTransactionMode} mode
 * @param {(room: (name: Room) => IDBObjectStore) => Promise<T>} deed which awaits nothing but these
 *   rooms; where it throws, nothing was done
 * @param {IDBTransactionDurability} [durability] by default what is done survives a loss of power
 * @returns {Promise<T>}
 */
export async function transact(rooms, mode, deed, durability = "strict") {
  const database = await connected();
  const transaction = database.transaction(rooms, mode, { durability });
  const done = finished(transaction);
  try {
    const result = await deed((name) => transaction.objectStore(name));
    await done;
    return result;
  } catch (error) {
    done.catch(() => {}); // the deed's own error says more
    if (!transaction.error) undo(transaction);
    throw error;
  }
}

/** @param {IDBTransaction} transaction which may have ended by itself */
function undo(transaction) {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
