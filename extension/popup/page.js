/** The page in front: saved at once, then whatever the daemon made of it. */

import { ask } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { uuid7 } from "../daemon/uuid.js";
import { element } from "../look/element.js";
import { counted, listed, t } from "../look/texts.js";
import { clauses, day, fieldName } from "../look/words.js";
import { Card } from "../person/card.js";
import { Draft } from "../person/draft.js";
import { nameless } from "./nameless.js";
import { several } from "./several.js";

/** @import { Outcome } from "../background/messages.js" */
/** @import { FieldChange, Receipt } from "../wire/types.d.ts" */

const MOST_POLLS = 4; // of up to 8 s each; then the capture is safe and the rest can wait

/**
 * @typedef {object} Setting
 * @property {(sentence: string) => void} announce
 * @property {(view: HTMLElement | null) => void} place
 * @property {() => Promise<void>} onSettled the daemon has read the page
 */

export class Page {
  #setting;
  /** The capture's, whenever it is stored: trying again saves it once. */
  #id = uuid7();
  /** @type {number} */
  #tab = chrome.tabs.TAB_ID_NONE;
  /** The same, once it is stored. @type {string | null} */
  #capture = null;
  /** @type {Card | null} */
  #card = null;
  /** @type {Draft | null} */
  #draft = null;
  /** @type {Promise<void> | null} */
  #settling = null;
  #settled = false;
  #withdrawn = false;

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
  }

  /** @returns {Promise<boolean>} whether there is a page to save. Throws DaemonError `unpaired`. */
  async open() {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined || !/^https?:/.test(tab.url ?? "")) return false;
    this.#draft = new Draft(/** @type {string} */ (tab.url));
    await this.#draft.load();
    // The preview is there at once; the snapshot waits until the page has settled.
    ask("preview", { tab: tab.id }).then(
      (preview) => preview && this.#look(preview.name || preview.title),
    );
    this.#tab = tab.id;
    return this.#save();
  }

  /** @returns {Promise<boolean>} whether there is a page to save. Throws DaemonError `unpaired`. */
  async #save() {
    try {
      const taken = await ask("capture", { tab: this.#tab, id: this.#id });
      if (!taken) return this.#withdraw();
      this.#capture = taken.capture;
      const card = this.#look("");
      card?.follow(taken.capture, taken.capture);
      card?.status.say(t("page_saved_here"), "calm", { item: taken.capture });
      this.#picture(taken.capture);
    } catch (error) {
      if (!(error instanceof DaemonError) || error.reason === "unpaired") {
        this.#withdraw();
        throw error;
      }
      // What was typed stays on the screen, and is saved with the page once there is room.
      this.#look("")?.refuse(error);
    }
    return true;
  }

  /** Learn what became of it; again after the daemon could not say. */
  settle() {
    this.#settling ??= this.#poll().finally(() => {
      this.#settling = null;
    });
    return this.#settling;
  }

  /** Save it after all, where there was no room for it before. */
  again() {
    if (this.#card && !this.#capture) this.settle();
  }

  async #poll() {
    if (this.#card && !this.#capture) await this.#save();
    for (let poll = 0; this.#capture && !this.#settled && poll < MOST_POLLS; poll += 1) {
      const outcome = await this.#outcome(this.#capture);
      if (outcome.state !== "delivered") {
        this.#card?.status.halt(outcome, this.#capture);
        if (outcome.state !== "kept" || document.body.dataset.state !== "ready") return;
        continue; // the daemon takes in what it kept while it was locked; the receipt waits for that
      }
      this.#settled = outcome.receipt.state === "done";
      if (this.#settled)
        await Promise.all([this.#setting.onSettled(), this.#tell(outcome.receipt)]);
    }
  }

  /** The picture follows when the page is safe, and may fail. @param {string} capture */
  async #picture(capture) {
    try {
      const kept = await ask("photo", { tab: this.#tab, capture, id: uuid7() });
      if (kept && this.#card) await this.#card.picture();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
  }

  /** @param {string} capture @returns {Promise<Outcome>} */
  async #outcome(capture) {
    try {
      return await ask("outcome", { capture });
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      return { state: "waiting", reason: error.reason };
    }
  }

  /** @returns {false} there is nothing to save after all */
  #withdraw() {
    this.#withdrawn = true;
    this.#setting.place(null);
    return false;
  }

  /** @param {string} name @returns {Card | null} the page's card, on screen */
  #look(name) {
    if (this.#withdrawn || this.#card) return this.#card;
    const draft = /** @type {Draft} */ (this.#draft);
    this.#card = new Card({ draft, announce: this.#setting.announce });
    this.#card.preview(name);
    this.#card.status.say(t("page_saving"), "calm");
    this.#setting.place(this.#card.root);
    return this.#card;
  }

  /** @param {Receipt} receipt */
  async #tell(receipt) {
    if (receipt.outcome === "forgotten") return this.#card?.status.say(t("page_forgotten"), "bad");
    if (receipt.outcome === "draft" || !receipt.person) return this.#ask(receipt);
    const card = this.#card;
    if (!card) return;
    card.follow(receipt.person.id, null);
    card.show(receipt.person, receipt);
    const way = receipt.change_set ? { change: receipt.change_set } : null;
    card.status.say(sentence(receipt), receipt.outcome === "unchanged" ? "calm" : "done", way);
    this.#list(card, receipt.changed);
    this.#setting.announce(sentence(receipt));
    await card.complete();
  }

  /** The page named nobody for sure. @param {Receipt} receipt */
  #ask(receipt) {
    if (receipt.people?.length && receipt.kind !== "article")
      return this.#setting.place(several(receipt));
    const draft = /** @type {Draft} */ (this.#draft);
    const follows = receipt.capture;
    const view = nameless(receipt, draft, async (added) => {
      const card = new Card({ draft, announce: this.#setting.announce });
      const applied = added.state === "delivered" ? added.reply : null;
      const person = applied?.person;
      card.follow(person?.id ?? follows, person ? null : follows);
      this.#card = card;
      if (person) card.show(person);
      else card.preview(view.name);
      const way = applied?.change_set ? { change: applied.change_set } : null;
      if (added.state === "delivered") card.status.say(t("page_saved"), "done", way);
      else card.status.halt(added, added.id);
      this.#setting.place(card.root);
      if (person) await card.complete();
    });
    this.#setting.place(view.root);
  }

  /** @param {Card} card @param {FieldChange[]} changed */
  #list(card, changed) {
    card.changes.hidden = changed.length === 0;
    card.changes.replaceChildren(
      ...changed.flatMap(({ field, before, after }) => [
        element("dt", {}, fieldName(field)),
        element(
          "dd",
          {},
          before ? element("s", {}, before) : null,
          before ? " " : null,
          after ?? t("page_nothing"),
        ),
      ]),
    );
  }
}

/** @param {Receipt} receipt of a person */
function sentence({ outcome, changed, suggested, first_saved_at }) {
  if (outcome === "created") return t("page_saved");
  const since = first_saved_at ? t("page_first_saved", day(first_saved_at)) : "";
  if (outcome === "unchanged") {
    const waiting = suggested.length ? counted("page_suggestions", suggested.length) : "";
    return clauses(t("page_unchanged"), waiting, since);
  }
  const fields = listed(new Set(changed.map(({ field }) => fieldName(field))));
  return clauses(t("page_updated", fields || t("page_details")), since);
}
