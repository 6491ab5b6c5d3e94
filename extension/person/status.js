/** One line that says what just happened, and a way back. */

import { ask, write } from "../background/messages.js";
import { OVER } from "../background/verdict.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { answered, t } from "../look/texts.js";

/** @import { Delivery, Discarded } from "../background/outbox.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Plain } from "../look/keys.d.ts" */

/** @typedef {"done" | "calm" | "wait" | "bad"} Mood */

/** @typedef {{change: string, again?: boolean} | {item: string}} Way what to undo: done, or still waiting */

/** @type {Partial<Record<Reason, Plain>>} */
const UNTIL = {
  "not-running": "wait_not_running",
  "not-allowed": "wait_not_allowed",
  locked: "wait_locked",
  busy: "wait_busy",
};

/** @param {Reason} reason why it waits */
export function waitingWords(reason) {
  if (OVER[reason]) return t("wait_pair_again");
  return t(UNTIL[reason] ?? "wait_unreachable");
}

/**
 * @param {Exclude<Delivery, {state: "delivered"}>} delivery
 * @returns {[sentence: string, mood: Mood]} what is said of a write that is not in the book yet
 */
export function unsettled(delivery) {
  if (delivery.state === "refused") return [delivery.sentence, "bad"];
  if (delivery.state === "waiting") return [waitingWords(delivery.reason), "wait"];
  return [t("wait_kept"), "wait"];
}

/** @type {Record<Discarded, Plain>} */
export const TAKEN_BACK = {
  dropped: "taken_back_dropped",
  doubtful: "taken_back_doubtful",
  gone: "taken_back_gone",
};

export class StatusLine {
  /** @type {Way | null} */
  #way = null;

  /** @param {() => Promise<void>} onUndone */
  constructor(onUndone) {
    this.text = element("span", { id: "status", role: "status", "aria-live": "polite" });
    this.button = element(
      "button",
      { id: "undo", class: "quiet", type: "button", hidden: true, onclick: () => this.#undo() },
      t("do_undo"),
    );
    this.root = element("div", { class: "status", "data-mood": "calm" }, this.text, this.button);
    this.onUndone = onUndone;
  }

  /** @param {string} sentence @param {Mood} mood @param {Way | null} [way] */
  say(sentence, mood, way = null) {
    this.#way = way;
    this.text.textContent = sentence;
    this.root.dataset.mood = mood;
    this.button.hidden = !way;
    this.button.textContent = t(way && "again" in way && way.again ? "do_redo" : "do_undo");
  }

  /**
   * Say why something is not in the book yet, or not at all.
   * @param {Exclude<Delivery, {state: "delivered"}>} delivery
   * @param {string | null} [item] that can be taken back while it waits
   */
  halt(delivery, item = null) {
    const [sentence, mood] = unsettled(delivery);
    this.say(sentence, mood, delivery.state === "waiting" && item ? { item } : null);
  }

  /** Take an action back, which need not be the last. @param {string} change @returns {Promise<boolean>} whether it was done */
  undo(change) {
    return this.#go({ change });
  }

  async #undo() {
    const way = this.#way;
    if (way) await this.#go(way, way);
  }

  /** @param {Way} way @param {Way | null} [again] what is offered where it fails */
  async #go(way, again = null) {
    this.button.hidden = true;
    try {
      await ("item" in way
        ? this.#takeBack(way.item)
        : this.#reverse(way.change, Boolean(way.again)));
      await this.onUndone();
      return true;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.say(error.message, "bad", again);
      return false;
    }
  }

  /** @param {string} id */
  async #takeBack(id) {
    this.say(t(TAKEN_BACK[await ask("discard", { id, at: "here" })]), "calm");
  }

  /** @param {string} change @param {boolean} wasRedo */
  async #reverse(change, wasRedo) {
    const delivery = await write("/v1/undo", { change_set: change });
    if (delivery.state !== "delivered") return this.halt(delivery);
    const undo = delivery.reply?.change_set;
    this.say(
      answered(delivery.reply?.sentence, t("did_undone")),
      "calm",
      undo ? { change: undo, again: !wasRedo } : null,
    );
  }
}
