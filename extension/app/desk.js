/** What every page of the app does alike: write, say what came of it, and take it back. */

import { write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId } from "../look/element.js";
import { unsettled } from "../person/status.js";

/** @import { Calls } from "../wire/types.d.ts" */

const LONG = 12_000; // ms that an offer to undo stays

/**
 * @typedef {object} Setting
 * @property {() => Promise<void>} refresh show how things are now
 */

export class Desk {
  #setting;
  #box = byId("said", HTMLElement);
  #words = byId("said-words", HTMLElement);
  #undo = byId("said-undo", HTMLButtonElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {string | null} */
  #change = null;
  /** Told after each write. @type {() => void} */
  onDone = () => {};

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.#undo.addEventListener("click", () => this.#takeBack());
  }

  /**
   * Write, and show the page anew.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @param {string} [to] the page to show afterwards, where it is another
   * @returns {Promise<boolean>} whether it is safe, here or in the book
   */
  async do(path, request, to) {
    try {
      const delivery = await write(path, request);
      if (delivery.state !== "delivered") {
        this.say(unsettled(delivery)[0]);
        return delivery.state !== "refused";
      }
      const reply = /** @type {{sentence?: string, change_set?: string | null} | null} */ (
        delivery.reply
      );
      this.say(reply?.sentence ?? "Saved.", reply?.change_set ?? null);
      if (to === undefined) await this.#setting.refresh();
      else location.hash = to;
      this.onDone();
      return true;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.say(`Not saved. ${error.message}`);
      return false;
    }
  }

  /** @param {string} sentence @param {string | null} [change] what to undo */
  say(sentence, change = null) {
    this.#change = change;
    this.#words.textContent = sentence;
    this.#undo.hidden = !change;
    this.#box.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hush(), LONG);
  }

  #hush() {
    // What somebody is about to press does not vanish under the finger.
    if (this.#box.contains(document.activeElement))
      this.#timer = setTimeout(() => this.#hush(), LONG);
    else this.#box.hidden = true;
  }

  async #takeBack() {
    if (this.#change) await this.do("/v1/undo", { change_set: this.#change });
  }
}
