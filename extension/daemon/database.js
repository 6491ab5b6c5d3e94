/** The extension's own IndexedDB: the pairing, and the outbox. Nothing in it is readable text. */

const NAME = "kithbook";

/** @typedef {"pairing" | "outbox"} Room */

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("pairing");
    const outbox = request.result.createObjectStore("outbox", {
      keyPath: "order",
      autoIncrement: true,
    });
    outbox.createIndex("state", "state");
    outbox.createIndex("id", "id", { unique: true });
    outbox.createIndex("follows", "follows");
  };
  return settled(request);
}

/**
 * Do one thing in a transaction of its own; resolves once it is on disk.
 * @template T
 * @param {Room} room
 * @param {"readonly" | "readwrite"} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} deed
 * @returns {Promise<T>}
 */
export async function transact(room, mode, deed) {
  const database = await open();
  try {
    // The default durability may lose what was acknowledged when the machine loses power.
    const transaction = database.transaction(room, mode, { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([settled(deed(transaction.objectStore(room))), done]);
    return result;
  } finally {
    database.close();
  }
}
