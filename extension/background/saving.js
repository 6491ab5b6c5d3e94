/**
 * Saving without the popup: by one key and from the context menu. Nothing takes the focus; the icon
 * and a notification say what came of it, and how to take it back.
 */

import { DaemonError } from "../daemon/failure.js";
import { uuid7 } from "../daemon/uuid.js";
import { t } from "../look/texts.js";
import { TAKEN_BACK, unsettled } from "../person/status.js";
import * as badge from "./badge.js";
import { tell } from "./notice.js";
import { contacts } from "./selected.js";
import { settings } from "./settings.js";
import * as words from "./told.js";

/** @import { Calls } from "../wire/types.d.ts" */
/** @import { Captures } from "./captures.js" */
/** @import { Delivery, Outbox } from "./outbox.js" */
/** @import { Told } from "./told.js" */

/**
 * @typedef {object} Surroundings
 * @property {Captures} captures
 * @property {Outbox} outbox
 * @property {() => Promise<unknown>} onDone the book may be another
 */

export class Saving {
  #captures;
  #outbox;
  #onDone;
  /** Items whose refusal is said here, with its reason. @type {Set<string>} */
  #own = new Set();

  /** @param {Surroundings} surroundings */
  constructor({ captures, outbox, onDone }) {
    this.#captures = captures;
    this.#outbox = outbox;
    this.#onDone = onDone;
  }

  /** @param {string} item that was refused @returns {boolean} whether that is said here */
  says(item) {
    return this.#own.has(item);
  }

  /**
   * Save a page, with what was selected on it as a note, if anything.
   * @param {number} tab
   * @param {string | null} [note]
   */
  page(tab, note = null) {
    return this.#report(tab, async () => {
      const capture = uuid7();
      if (!(await this.#captures.take(tab, capture, note)))
        return words.failure(t("told_unreadable"));
      return this.#read(tab, capture);
    });
  }

  /**
   * Save a page, and add what was selected on it to whom it is about.
   * @param {number} tab
   * @param {string} text
   */
  contact(tab, text) {
    return this.#report(tab, async () => {
      const found = contacts(text);
      if (found.add_emails.length + found.add_phones.length === 0)
        return words.failure(t("told_no_contact"));
      const capture = uuid7();
      if (!(await this.#captures.take(tab, capture))) return words.failure(t("told_unreadable"));
      const outcome = await this.#captures.settled(capture);
      if (outcome.state === "refused") return words.failure(outcome.sentence);
      // One that waits, or is still read, is followed by what is added, whoever it turns out to be.
      const read = outcome.state === "delivered" && outcome.receipt.state === "done";
      if (read && !outcome.receipt.person) {
        const kept = words.told(outcome, capture, false);
        return { ...kept, sentence: t("told_nobody"), mood: "bad" };
      }
      const request = { person: capture, ...found };
      return this.#write("/v1/people/edit", request, { follows: capture, about: capture });
    });
  }

  /**
   * Save whom a link leads to, by what it says.
   * @param {number} tab
   * @param {string} url
   * @param {string} text
   */
  link(tab, url, text) {
    return this.#report(tab, () => this.#write("/v1/people/link", { url, text }, {}));
  }

  /** Take an item back, wherever it is by now. @param {string} item @returns {Promise<Told>} */
  async takeBack(item) {
    try {
      const discarded = await this.#outbox.discard(item);
      if (discarded !== "gone") return words.settled(t(TAKEN_BACK[discarded]));
      const delivery = await this.#put("/v1/undo", { change_set: item }, null, uuid7());
      await this.#onDone();
      if (delivery.state === "delivered") return words.settled(t("taken_back"));
      return words.settled(unsettled(delivery)[0]);
    } catch (error) {
      return refusal(error);
    }
  }

  /**
   * @param {number} tab
   * @param {string} capture
   * @returns {Promise<Told>}
   */
  async #read(tab, capture) {
    const outcome = await this.#captures.settled(capture);
    const { namesInNotifications } = await settings();
    if (outcome.state !== "refused") this.#captures.picture(tab, capture, uuid7()).catch(() => {});
    return words.told(outcome, capture, namesInNotifications);
  }

  /**
   * @template {"/v1/people/edit" | "/v1/people/link"} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @param {{follows?: string, about?: string}} of the capture that it speaks of; whom it is about
   * @returns {Promise<Told>}
   */
  async #write(path, request, { follows, about }) {
    const id = uuid7();
    const delivery = await this.#put(path, request, follows ?? null, id);
    if (delivery.state !== "delivered") {
      const [sentence, mood] = unsettled(delivery);
      const undo = delivery.state === "waiting" ? id : null;
      return { sentence, mood: mood === "bad" ? "bad" : "wait", undo, person: null };
    }
    const { change_set, person } = delivery.reply ?? {};
    const { namesInNotifications } = await settings();
    const name = namesInNotifications && person ? person.name : null;
    return {
      sentence:
        change_set === null ? words.named(t("told_already"), name) : words.ADDED[path](name),
      mood: "done",
      undo: change_set ? id : null,
      person: person?.id ?? about ?? id,
    };
  }

  /**
   * Send something whose refusal is said at once, with the reason, and needs no place in a list.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @param {string | null} follows
   * @param {string} id
   * @returns {Promise<Delivery>}
   */
  async #put(path, request, follows, id) {
    this.#own.add(id);
    try {
      const { told } = await this.#outbox.put(path, request, { id, follows });
      this.#outbox.drain();
      const delivery = await told;
      if (delivery.state === "refused") await this.#outbox.discard(id);
      return delivery;
    } finally {
      this.#own.delete(id);
    }
  }

  /**
   * @param {number} tab
   * @param {() => Promise<Told>} save
   */
  async #report(tab, save) {
    const told = await save().catch(refusal);
    await Promise.all([this.#sign(tab, told.mood), tell(told)]);
    await this.#onDone();
  }

  /** @param {number} tab @param {Told["mood"]} mood */
  async #sign(tab, mood) {
    if (mood === "wait") return; // it is counted on the icon already
    try {
      await badge.mark(tab, mood === "bad" ? "failed" : "saved");
    } catch {
      // The tab is gone.
    }
  }
}

/** @param {unknown} error @returns {Told} */
function refusal(error) {
  if (!(error instanceof DaemonError)) throw error;
  return words.failure(t("not_saved", error.message));
}
