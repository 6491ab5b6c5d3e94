/** One line that says what just happened, and a way back. */

import { ask, write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";

/** @import { Reason } from "../daemon/failure.js" */

/** @typedef {"done" | "calm" | "wait" | "bad"} Mood */

/** @typedef {{change: string, again?: boolean} | {item: string}} Way what to undo: done, or still waiting */

/** @type {Partial<Record<Reason, string>>} */
const UNTIL = {
  "not-running": "when Kithbook runs",
  locked: "when Kithbook is unlocked",
  busy: "in a moment",
};

/** What can be known never to arrive, unless the browser is let in again. */
const NEVER = new Set(["revoked", "version", "scope"]);

/** @param {Reason} reason why it waits */
export function waitingWords(reason) {
  if (NEVER.has(reason)) return "Not taken: pair this browser again, then save once more.";
  return `Saved here, sealed; it will arrive ${UNTIL[reason] ?? "when Kithbook can be reached"}.`;
}

export class StatusLine {
  /** @type {Way | null} */
  #way = null;

  /** @param {() => Promise<void>} onUndone */
  constructor(onUndone) {
    this.text = element("span", { id: "status", role: "status", "aria-live": "polite" });
    this.button = element(
      "button",
      { id: "undo", class: "quiet", type: "button", hidden: true, onclick: () => this.#undo() },
      "Undo",
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
    this.button.textContent = way && "again" in way && way.again ? "Redo" : "Undo";
  }

  async #undo() {
    const way = this.#way;
    if (!way) return;
    this.button.hidden = true;
    try {
      await ("item" in way
        ? this.#takeBack(way.item)
        : this.#reverse(way.change, Boolean(way.again)));
      await this.onUndone();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.say(error.message, "bad", way);
    }
  }

  /** @param {string} id */
  async #takeBack(id) {
    const back = await ask("discard", { id });
    if (back) this.say("Taken back before it was sent.", "calm");
    else this.say("It has just arrived; open Kithbook again to undo it.", "wait");
  }

  /** @param {string} change @param {boolean} wasRedo */
  async #reverse(change, wasRedo) {
    const delivery = await write("/v1/undo", { change_set: change });
    if (delivery.state === "waiting") return this.say(waitingWords(delivery.reason), "wait");
    if (delivery.state === "refused") return this.say(delivery.sentence, "bad");
    const undo = delivery.reply?.change_set;
    this.say(
      delivery.reply?.sentence ?? "Undone.",
      "calm",
      undo ? { change: undo, again: !wasRedo } : null,
    );
  }
}
