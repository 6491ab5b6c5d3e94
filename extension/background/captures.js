/** Pages on their way into the book: taken, kept here, and what became of them. */

import { DaemonError } from "../daemon/failure.js";
import { snapshot } from "./capture.js";
import { photo } from "./photo.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Receipt } from "../wire/types.d.ts" */
/** @import { Outcome } from "./messages.js" */
/** @import { Outbox } from "./outbox.js" */

const MOST_POLLS = 4; // of up to 8 s each; then the capture is safe and the rest can wait

/**
 * @typedef {object} Surroundings
 * @property {Client} client
 * @property {Outbox} outbox
 * @property {(receipt: Receipt) => Promise<void>} onRead the daemon has read a page
 */

export class Captures {
  #client;
  #outbox;
  #onRead;

  /** @param {Surroundings} surroundings */
  constructor({ client, outbox, onRead }) {
    this.#client = client;
    this.#outbox = outbox;
    this.#onRead = onRead;
  }

  /**
   * @param {number} tab
   * @param {string} id the capture's, a UUIDv7
   * @param {string | null} [note] for whom the page is about
   * @returns {Promise<boolean>} whether it is safe here; false where no page can be read.
   *   Throws DaemonError `unpaired`, `full`.
   */
  async take(tab, id, note = null) {
    const taken = await snapshot(tab);
    if (!taken) return false;
    await this.#outbox.put("/v1/capture", { snapshot: taken, note }, { id });
    this.#outbox.drain();
    return true;
  }

  /** @param {string} capture @returns {Promise<Outcome>} for now. Throws DaemonError. */
  async outcome(capture) {
    const delivery = await this.#outbox.deliver(capture);
    if (delivery.state !== "delivered") return delivery;
    try {
      const receipt = await this.#client.call("/v1/capture/receipt", { capture });
      if (receipt.state === "done") await this.#onRead(receipt);
      return { state: "delivered", receipt };
    } catch (error) {
      // It left the outbox, so a locked daemon has it.
      if (error instanceof DaemonError && error.reason === "locked") return { state: "kept" };
      throw error;
    }
  }

  /** @param {string} capture @returns {Promise<Outcome>} when it has been read, if that does not take too long */
  async settled(capture) {
    let outcome = await this.outcome(capture);
    for (let poll = 1; poll < MOST_POLLS && isPending(outcome); poll += 1)
      outcome = await this.outcome(capture);
    return outcome;
  }

  /**
   * The picture follows when the page is safe, and may fail.
   * @param {number} tab @param {string} capture @param {string} id
   * @returns {Promise<boolean>} whether the person has a new one
   */
  async picture(tab, capture, id) {
    const taken = await photo(tab);
    if (!taken) return false;
    try {
      const request = { capture, ...taken };
      const { told } = await this.#outbox.put("/v1/capture/photo", request, {
        id,
        follows: capture,
      });
      this.#outbox.drain();
      const delivery = await told;
      return delivery.state === "delivered" && delivery.reply?.kept === true;
    } catch (error) {
      // No room for it, or no pairing any more: what was asked for is the page, and that is safe.
      if (error instanceof DaemonError) return false;
      throw error;
    }
  }
}

/** @param {Outcome} outcome */
function isPending(outcome) {
  return outcome.state === "delivered" && outcome.receipt.state === "pending";
}
