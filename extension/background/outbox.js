/**
 * Every write goes through here: sealed, on disk, sent in order, and forgotten only once the
 * daemon has signed for it. The extension cannot read what waits.
 *
 * The worker may be ended between any two steps. Then the next one finds the item as the last
 * finished step left it, and goes on: put, sealed, stored, marked as sent, sent, answered, deleted.
 */

import { DaemonError } from "../daemon/failure.js";
import { uuid7 } from "../daemon/uuid.js";
import { t } from "../look/texts.js";
import * as queue from "./queue.js";
import { hopeless, judge } from "./verdict.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Calls } from "../wire/types.d.ts" */
/** @import { Item } from "./queue.js" */

/**
 * What became of an item for now. `kept`: the daemon has it, sealed, until its vault is open.
 * @typedef {{state: "delivered", reply: any}
 *   | {state: "kept"}
 *   | {state: "waiting", reason: Reason}
 *   | {state: "refused", sentence: string}} Delivery
 */

/** @typedef {"dropped" | "doubtful" | "gone"} Discarded `doubtful`: dropped here, but it may have arrived */

/**
 * @typedef {object} Surroundings
 * @property {Client} client
 * @property {() => void} [changed] the number of items did
 * @property {(tries: number | null) => void | Promise<void>} [postponed] how often the oldest item
 *   was tried in vain; null when nothing waits
 * @property {(item: string) => void} [onRefused]
 * @property {<T>(task: () => Promise<T>) => Promise<T>} [alone] one task at a time
 */

export class Outbox {
  #client;
  #changed;
  #postponed;
  #onRefused;
  #alone;
  /** Who waits in this life of the worker. @type {Map<string, ((delivery: Delivery) => void)[]>} */
  #waiters = new Map();
  /** The drain that has not begun. @type {Promise<void> | null} */
  #next = null;

  /** @param {Surroundings} surroundings */
  constructor({
    client,
    changed = () => {},
    postponed = () => {},
    onRefused = () => {},
    alone = (task) => navigator.locks.request("outbox", task),
  }) {
    this.#client = client;
    this.#changed = changed;
    this.#postponed = postponed;
    this.#onRefused = onRefused;
    this.#alone = alone;
  }

  /**
   * Seal a write and put it on disk; resolves once it is safe there. With an id that was put
   * before, nothing is put twice.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @param {{id?: string, follows?: string | null}} [of] its UUIDv7; the capture that it speaks of
   * @returns {Promise<{id: string, told: Promise<Delivery>}>} `told` settles with the next `drain`.
   *   Throws DaemonError `unpaired`; `full`.
   */
  async put(path, request, { id = uuid7(), follows = null } = {}) {
    const { client, envelope } = await this.#client.seal(path, id, request);
    // First, so that a worker that ends right after the item is stored is woken for it.
    await this.#postponed(0);
    const told = this.#await(id);
    try {
      await queue.add({ id, path, client, made_at: Date.now(), follows }, envelope);
    } catch (error) {
      this.#waiters.delete(id);
      throw error;
    }
    this.#changed();
    return { id, told };
  }

  /** @param {string} id @returns {Promise<Delivery>} after sending what waits, as far as that goes */
  async deliver(id) {
    const item = await queue.find(id);
    if (!item) return { state: "delivered", reply: null };
    if (item.state === "refused") return refusal(item);
    const told = this.#await(id);
    await this.drain();
    // It was sent between the look and the wait: its answer is gone then, but not its effect.
    if (!(await queue.find(id))) this.#tell(id, { state: "delivered", reply: null });
    return told;
  }

  /** Send what waits, in order, until all is sent or the daemon cannot take it now. */
  drain() {
    // One that has not begun yet will see all that is stored by now.
    this.#next ??= this.#alone(() => {
      this.#next = null;
      return this.#drain();
    });
    return this.#next;
  }

  async #drain() {
    for (let item = await queue.first(); item; item = await queue.first()) {
      const delivery = await this.#send(item);
      this.#tell(item.id, delivery);
      this.#changed();
      if (delivery.state === "waiting") return this.#stop(item, delivery);
    }
    await this.#postponed(null);
  }

  /**
   * Drop an item, and what speaks of it.
   * @param {string} id
   * @returns {Promise<Discarded>} `gone` if it was delivered already
   */
  discard(id) {
    return this.#alone(async () => {
      const items = await this.#family(id);
      if (!items.length) return "gone";
      await queue.remove(items);
      for (const item of items)
        this.#tell(item.id, { state: "refused", sentence: t("failure_taken_back") });
      this.#changed();
      return items.some(({ sent, state }) => sent && state === "waiting") ? "doubtful" : "dropped";
    });
  }

  /**
   * Let an item that was refused, and what speaks of it, wait in its old place once more.
   * @param {string} id
   * @returns {Promise<boolean>} false where that cannot help
   */
  retry(id) {
    return this.#alone(async () => {
      const items = await this.#family(id);
      const again = items.filter(({ state, problem }) => state === "refused" && !hopeless(problem));
      const fresh = { state: /** @type {const} */ ("waiting"), tries: 0, faults: 0 };
      await queue.update(again.map((item) => ({ ...item, ...fresh })));
      this.#changed();
      return again.length > 0;
    });
  }

  /** @param {string} id @returns {Promise<Item[]>} the item and what speaks of it */
  async #family(id) {
    const item = await queue.find(id);
    return item ? [item, ...(await queue.following(id))] : [];
  }

  /** @param {Item} item @returns {Promise<Delivery>} */
  async #send(item) {
    let sent = false;
    try {
      const envelope = await queue.envelope(item);
      await this.#client.reach();
      if (!item.sent) await this.#mark(item);
      sent = true;
      const done = await this.#client.deliver(item.path, { client: item.client, envelope });
      await queue.remove([item]);
      return done.kept ? { state: "kept" } : { state: "delivered", reply: done.reply };
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      const judged = await judge(item, { error, sent }, this.#client);
      // What only came along is nothing to try again, nor to be told of.
      const dropped = judged.state === "refused" && !queue.counted(item);
      await (dropped ? queue.remove([item]) : queue.update([judged]));
      Object.assign(item, judged);
      if (judged.state === "waiting") return { state: "waiting", reason: error.reason };
      if (!dropped) this.#onRefused(item.id);
      return refusal(judged);
    }
  }

  /** From now on it may have arrived, whatever is heard of it. @param {Item} item */
  async #mark(item) {
    item.sent = true;
    // It outlives the worker and the browser; after a loss of power nobody takes it back in time.
    await queue.update([item], "relaxed");
  }

  /** @param {Item} item @param {Delivery} delivery */
  async #stop(item, delivery) {
    for (const id of this.#waiters.keys()) this.#tell(id, delivery);
    // Where the rest could go on, it is soon made out whether it is the item's own fault.
    await this.#postponed(item.faults ? 1 : item.tries);
  }

  /** @param {string} id @returns {Promise<Delivery>} */
  #await(id) {
    return new Promise((resolve) => {
      this.#waiters.set(id, [...(this.#waiters.get(id) ?? []), resolve]);
    });
  }

  /** @param {string} id @param {Delivery} delivery */
  #tell(id, delivery) {
    for (const resolve of this.#waiters.get(id) ?? []) resolve(delivery);
    this.#waiters.delete(id);
  }
}

/** @param {Item} item @returns {Delivery} */
function refusal({ sentence }) {
  return { state: "refused", sentence };
}
