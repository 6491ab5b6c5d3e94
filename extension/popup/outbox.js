/** What has not reached the book, as a list: what waits, and what was not accepted. */

import { ask } from "../background/messages.js";
import { arrange, byId, element, glyph } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { Row } from "./row.js";
import { howMany, keptWords, unwantedWords, whyWaiting } from "./waiting.js";

/** @import { Health, Listed } from "../background/messages.js" */

/**
 * @typedef {object} Ears
 * @property {() => void} onBack
 * @property {(health: Health) => void} onHealth
 * @property {() => Promise<void>} onDone something was tried again or discarded
 * @property {(sentence: string) => void} say
 */

export class OutboxList {
  #ears;
  #root = byId("outbox", HTMLElement);
  #title = element("h2", { class: "caption", tabindex: -1 }, t("outbox_title"));
  #unwanted = element("div", { class: "why" });
  #kept = element("p", { class: "why", hidden: true });
  #refused = element("ul", { "aria-label": t("outbox_refused") });
  #waiting = element("ul", { "aria-label": t("outbox_waiting") });
  #why = element("span", {});
  #send = element(
    "button",
    { id: "send", type: "button", onclick: () => this.#sendNow() },
    t("outbox_send"),
  );
  #waits = element("div", { class: "why" }, this.#why, this.#send);
  #nothing = element("p", { class: "empty" }, t("outbox_nothing"));
  /** So that a question asked of the person stands while others come and go. @type {Map<string, Row>} */
  #rows = new Map();
  #looking = false;
  #stale = false;

  /** @param {Ears} ears */
  constructor(ears) {
    this.#ears = ears;
    const back = element(
      "button",
      { id: "back-outbox", class: "quiet back", type: "button", onclick: ears.onBack },
      glyph("back"),
      t("do_back"),
    );
    const groups = [this.#unwanted, this.#refused, this.#waits, this.#waiting, this.#kept];
    this.#root.append(back, this.#title, ...groups, this.#nothing);
  }

  async open() {
    this.#title.focus();
    await this.refresh();
  }

  /** @param {Health} health */
  explain(health) {
    const { waiting } = howMany(health);
    this.#unwanted.textContent = unwantedWords(health);
    this.#kept.textContent = keptWords(health);
    this.#kept.hidden = health.kept === 0;
    this.#why.textContent = counted("outbox_waits", waiting, whyWaiting(health));
  }

  /** Look again. Of many calls at a time the first and the last do. */
  async refresh() {
    this.#stale = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        this.#show(await ask("outbox", {}));
      }
    } finally {
      this.#looking = false;
    }
  }

  /** @param {Listed[]} items oldest first */
  #show(items) {
    const held = document.activeElement;
    const rows = new Map(items.map((item) => [item.id, this.#row(item)]));
    this.#rows = rows;
    const of = (/** @type {Listed["state"]} */ state) =>
      items
        .filter((item) => item.state === state)
        .map(({ id }) => /** @type {Row} */ (rows.get(id)).root);
    const [refused, waiting] = [of("refused"), of("waiting")];
    arrange(this.#refused, ...refused);
    arrange(this.#waiting, ...waiting);
    this.#unwanted.hidden = refused.length === 0;
    this.#waits.hidden = waiting.length === 0;
    this.#nothing.hidden = items.length > 0;
    if (held instanceof HTMLElement && held.isConnected) held.focus();
    else if (!this.#root.hidden) this.#title.focus();
  }

  /** @param {Listed} item */
  #row(item) {
    const row = this.#rows.get(item.id) ?? new Row(item, this.#ears);
    row.show(item);
    return row;
  }

  async #sendNow() {
    this.#send.disabled = true;
    try {
      this.#ears.onHealth(await ask("send", {}));
    } finally {
      this.#send.disabled = false;
    }
    await this.refresh();
  }
}
