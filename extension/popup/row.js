/** One item of the outbox: what it openly is, since when, why, and what can be done about it. */

import { ask } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { arrange, element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { kind, moment } from "../look/words.js";

/** @import { Listed } from "../background/messages.js" */

/**
 * @typedef {object} Ears
 * @property {(sentence: string) => void} say
 * @property {() => Promise<void>} onDone
 */

export class Row {
  #ears;
  /** @type {Listed} */
  #item;
  /** Whether the person is asked for the second word. */
  #asking = false;

  /** @param {Listed} item @param {Ears} ears */
  constructor(item, ears) {
    this.#item = item;
    this.#ears = ears;
    const name = t("outbox_item", kind(item.path), moment(item.made_at));
    /** @param {string} deed @param {string} words @param {() => void} onclick */
    const button = (deed, words, onclick) =>
      element(
        "button",
        {
          ...{ "data-deed": deed, class: "quiet", type: "button", onclick },
          "aria-label": t("outbox_deed", words, name),
        },
        words,
      );
    this.again = button("again", t("do_try_again"), this.#retry);
    this.discard = button("discard", t("do_discard"), () => this.#ask(true));
    this.question = element("span", {});
    this.drop = button("drop", t("do_discard"), this.#drop);
    this.keep = button("keep", t("do_keep"), () => this.#ask(false));
    const made = new Date(item.made_at).toISOString();
    this.why = element("p", {});
    this.deeds = element("div", { class: "deeds" });
    this.root = element(
      "li",
      { "data-item": item.id, onkeydown: this.#key },
      element("span", { class: "what" }, kind(item.path)),
      element("time", { datetime: made }, moment(item.made_at)),
      ...[this.deeds, this.why],
    );
    this.show(item);
  }

  /** How it stands now; a question stays until it is answered. @param {Listed} item */
  show(item) {
    const { state, sentence, followers } = item;
    this.#item = item;
    this.root.dataset.is = state;
    this.why.hidden = state === "waiting";
    this.why.textContent = sentence;
    this.question.textContent = followers
      ? counted("outbox_gone_with", followers)
      : t("outbox_gone");
    this.#offer();
  }

  #offer() {
    const { state, hopeless } = this.#item;
    const again = state === "refused" && !hopeless ? [this.again] : [];
    const asked = [this.question, this.drop, this.keep];
    arrange(this.deeds, ...(this.#asking ? asked : [...again, this.discard]));
  }

  /** Discarding cannot be undone, so it takes a second word. @param {boolean} asking */
  #ask(asking) {
    this.#asking = asking;
    this.#offer();
    (asking ? this.keep : this.discard).focus();
  }

  #drop = () =>
    this.#do(async () => {
      const { id, at } = this.#item;
      const outcome = await ask("discard", { id, at });
      this.#ears.say(t(outcome === "doubtful" ? "outbox_discarded_doubtful" : "did_discarded"));
    });

  #retry = () =>
    this.#do(async () => {
      const { id, at } = this.#item;
      await ask("retry", { id, at });
      this.#ears.say(t(at === "here" ? "outbox_again_here" : "outbox_again_there"));
    });

  /** @param {() => Promise<void>} deed */
  async #do(deed) {
    try {
      await deed();
      await this.#ears.onDone();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#ears.say(error.message);
      this.#ask(false);
    }
  }

  #key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !this.#asking) return;
    event.preventDefault();
    event.stopPropagation();
    this.#ask(false);
  };
}
