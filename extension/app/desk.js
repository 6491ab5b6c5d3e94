/** What every page of the app does alike: write, say what came of it, and take it back. */

import { write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId } from "../look/element.js";
import { answered, t } from "../look/texts.js";
import { unsettled } from "../person/status.js";

/** @import { Calls } from "../wire/types.d.ts" */

const LONG = 12_000; // ms that an offer to undo stays

/**
 * @typedef {object} Setting
 * @property {() => Promise<void>} refresh show how things are now
 * @property {(error: unknown) => void} onError
 */

/** @typedef {{sentence?: string, change_set?: string | null} | null} Reply */

export class Desk {
  #setting;
  #box = byId("said", HTMLElement);
  #words = byId("said-words", HTMLElement);
  #undo = byId("said-undo", HTMLButtonElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What to undo, in the order in which it was done. @type {string[]} */
  #changes = [];
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
      const reply = /** @type {Reply} */ (delivery.reply);
      this.say(
        answered(reply?.sentence, t("did_saved_setting")),
        reply?.change_set ? [reply.change_set] : [],
      );
      await this.#anew(to);
      return true;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.say(t("not_saved", error.message));
      return false;
    }
  }

  /**
   * Write the same for one part of many after the other; one undo takes all of it back.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Calls[P]["request"][]} requests
   * @param {(replies: Reply[]) => string} told what was done, in a sentence
   * @returns {Promise<boolean>} whether all of it is safe
   */
  async doAll(path, requests, told) {
    /** @type {Reply[]} */
    const replies = [];
    const finish = (/** @type {string} */ trouble) => {
      const changes = replies.flatMap((reply) => (reply?.change_set ? [reply.change_set] : []));
      this.say([replies.length ? told(replies) : "", trouble].filter(Boolean).join(" "), changes);
      return this.#anew();
    };
    try {
      for (const [at, request] of requests.entries()) {
        if (requests.length > 1) this.say(t("desk_progress", at, requests.length));
        const delivery = await write(path, request);
        if (delivery.state !== "delivered") {
          await finish(unsettled(delivery)[0]);
          return false;
        }
        replies.push(/** @type {Reply} */ (delivery.reply));
      }
      await finish("");
      return true;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      await finish(t("not_all_saved", error.message));
      return false;
    }
  }

  /** @param {string} sentence @param {string[]} [changes] what to undo */
  say(sentence, changes = []) {
    this.#changes = changes;
    this.#words.textContent = sentence;
    this.#undo.hidden = changes.length === 0;
    this.#box.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hush(), LONG);
  }

  /** Show the page anew, and what is counted beside it. */
  again() {
    return this.#anew();
  }

  /** Say why something could not be done or asked. @param {unknown} error */
  fail(error) {
    this.#setting.onError(error);
  }

  /** @param {string} [to] */
  async #anew(to) {
    if (to === undefined) await this.#setting.refresh();
    else location.hash = to;
    this.onDone();
  }

  #hush() {
    // What somebody is about to press does not vanish under the finger.
    if (this.#box.contains(document.activeElement))
      this.#timer = setTimeout(() => this.#hush(), LONG);
    else this.#box.hidden = true;
  }

  async #takeBack() {
    const requests = this.#changes.toReversed().map((change_set) => ({ change_set }));
    if (requests.length === 1 && requests[0]) await this.do("/v1/undo", requests[0]);
    else if (requests.length)
      await this.doAll("/v1/undo", requests, () => t("desk_all_taken_back"));
  }
}
