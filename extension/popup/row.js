/** One item of the outbox: what it openly is, since when, why, and what can be done about it. */

import { ask } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { counted, kind, moment } from "./words.js";

/** @import { Listed } from "../background/messages.js" */

/**
 * @typedef {object} Ears
 * @property {(sentence: string) => void} say
 * @property {() => Promise<void>} onDone
 */

export class Row {
  #ears;

  /** @param {Listed} item @param {Ears} ears */
  constructor(item, ears) {
    this.item = item;
    this.#ears = ears;
    const what = element("span", { class: "what" }, kind(item.path));
    const made = new Date(item.made_at).toISOString();
    const time = element("time", { datetime: made }, moment(item.made_at));
    this.why = element("p", { hidden: item.state === "waiting" }, item.sentence);
    this.deeds = element("div", { class: "deeds" });
    const properties = { "data-item": item.id, "data-is": item.state, onkeydown: this.#key };
    this.root = element("li", properties, what, time, this.deeds, this.why);
    this.#offer();
  }

  /** What it is called where it is not in sight. */
  get #name() {
    return `${kind(this.item.path)}, ${moment(this.item.made_at)}`;
  }

  #offer() {
    const { state, hopeless } = this.item;
    const again =
      state === "refused" && !hopeless && this.#button("again", "Try again", this.#retry);
    this.deeds.replaceChildren(
      ...[again, this.#button("discard", "Discard", this.#sure)].filter((each) => each !== false),
    );
  }

  /** Discarding cannot be undone, so it takes a second word. */
  #sure = () => {
    const { followers } = this.item;
    const with_ = followers ? ` with ${counted(followers, "edit")}` : "";
    const keep = this.#button("keep", "Keep", this.#keep);
    this.deeds.replaceChildren(
      element("span", {}, `Gone for good${with_}?`),
      this.#button("drop", "Discard", this.#drop),
      keep,
    );
    keep.focus();
  };

  #keep = () => {
    this.#offer();
    /** @type {HTMLElement | null} */ (this.deeds.lastElementChild)?.focus();
  };

  #drop = () =>
    this.#do(async () => {
      const { id, at } = this.item;
      const outcome = await ask("discard", { id, at });
      const doubtful = "Discarded here, but Kithbook may have had it already; look there.";
      this.#ears.say(outcome === "doubtful" ? doubtful : "Discarded.");
    });

  #retry = () =>
    this.#do(async () => {
      const { id, at } = this.item;
      await ask("retry", { id, at });
      this.#ears.say(at === "here" ? "It waits to be sent again." : "It is in your book now.");
    });

  /** @param {() => Promise<void>} deed */
  async #do(deed) {
    try {
      await deed();
      await this.#ears.onDone();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.why.textContent = error.message;
      this.#ears.say(error.message);
      this.#keep();
    }
  }

  #key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !this.deeds.querySelector("[data-deed=keep]")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#keep();
  };

  /** @param {string} deed @param {string} words @param {() => void} onclick */
  #button(deed, words, onclick) {
    const label = `${words}: ${this.#name}`;
    const properties = { "data-deed": deed, class: "quiet", type: "button", "aria-label": label };
    return element("button", { ...properties, onclick }, words);
  }
}
