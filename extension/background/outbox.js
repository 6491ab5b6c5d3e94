/**
 * Every write goes through here: sealed, on disk, sent in order, and forgotten only once the
 * daemon has signed for it. The extension cannot read what waits.
 */

import { DaemonError } from "../daemon/failure.js";
import { uuid7 } from "../daemon/uuid.js";
import * as queue from "./queue.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Calls } from "../wire/types.d.ts" */
/** @import { Item } from "./queue.js" */

/** The daemon's answer to the item itself; sending it again would end the same way. */
const FINAL = new Set(["invalid", "conflict", "version", "scope"]);
const MOST_FAILURES = 5; // the daemon's own mistakes, after which an item no longer blocks the rest

/**
 * What became of an item for now.
 * @typedef {{state: "delivered", reply: any}
 *   | {state: "waiting", reason: Reason}
 *   | {state: "refused", sentence: string}} Delivery
 */

/**
 * @typedef {object} Surroundings
 * @property {Client} client
 * @property {() => void} [changed] the number of items did
 * @property {(tries: number | null) => void} [postponed] how often the oldest item was tried in
 *   vain; null when nothing waits
 * @property {() => void} [onRefused]
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
   * Seal a write and put it on disk; resolves once it is safe there.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @param {string | null} [follows] the capture that it speaks of
   * @returns {Promise<{id: string, told: Promise<Delivery>}>} `told` settles with the next `drain`.
   *   Throws DaemonError `unpaired`.
   */
  async put(path, request, follows = null) {
    const id = uuid7();
    const envelope = await this.#client.seal(path, id, request);
    const told = this.#await(id);
    await queue.add({ id, path, envelope, made_at: Date.now(), follows });
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
    return this.#alone(async () => {
      for (let item = await queue.first(); item; item = await queue.first()) {
        const delivery = await this.#send(item);
        this.#tell(item.id, delivery);
        this.#changed();
        if (delivery.state === "waiting") return this.#stop(item, delivery);
      }
      this.#postponed(null);
    });
  }

  /**
   * Drop an item, and what speaks of it, before it is sent.
   * @param {string} id
   * @returns {Promise<boolean>} false if it was delivered already
   */
  discard(id) {
    return this.#alone(async () => {
      const item = await queue.find(id);
      if (!item) return false;
      for (const each of [item, ...(await queue.following(id))]) {
        await queue.remove(each);
        this.#tell(each.id, { state: "refused", sentence: "It was taken back." });
      }
      this.#changed();
      return true;
    });
  }

  /** Set aside what waits: it is sealed under a pairing that is gone, so nobody can open it. */
  abandon() {
    return this.#alone(async () => {
      for (let item = await queue.first(); item; item = await queue.first()) {
        const sentence = "It was sealed under an earlier pairing and cannot be opened any more.";
        await queue.update({ ...item, state: "refused", problem: null, sentence });
        this.#tell(item.id, { state: "refused", sentence });
      }
      this.#changed();
      this.#postponed(null);
    });
  }

  /** @param {Item} item @returns {Promise<Delivery>} */
  async #send(item) {
    try {
      const reply = await this.#client.deliver(item.path, item.envelope);
      await queue.remove(item);
      return { state: "delivered", reply };
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      return this.#keep(item, error);
    }
  }

  /** @param {Item} item @param {DaemonError} error @returns {Promise<Delivery>} */
  async #keep(item, error) {
    const tries = item.tries + 1;
    const hopeless = error.reason === "failed" && tries >= MOST_FAILURES;
    const final = error.signed && (FINAL.has(error.reason) || hopeless);
    const kept = { ...item, tries, problem: error.reason, sentence: error.message };
    await queue.update({ ...kept, state: final ? "refused" : "waiting" });
    if (!final) return { state: "waiting", reason: error.reason };
    this.#onRefused();
    return refusal(kept);
  }

  /** @param {Item} item @param {Delivery} delivery */
  #stop(item, delivery) {
    for (const id of this.#waiters.keys()) this.#tell(id, delivery);
    this.#postponed(item.tries + 1);
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
