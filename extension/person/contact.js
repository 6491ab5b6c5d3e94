/** When you were last in touch, and one click to say that you are. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { ago } from "../look/words.js";

/** @import { Key } from "../look/keys.d.ts" */
/** @import { Contact as Standing } from "../wire/types.d.ts" */

/** @typedef {"met" | "call"} Kind */

/** @satisfies {Record<Standing["state"], Key>} */
const LAST = /** @type {const} */ ({
  fresh: "card_last",
  due: "card_last_due",
  overdue: "card_last_overdue",
});

export class Contact {
  #log;
  #last = element("span", { id: "last", class: "last" });

  /** @param {(kind: Kind) => Promise<unknown>} log */
  constructor(log) {
    this.#log = log;
    this.root = element(
      "div",
      { class: "logs" },
      this.#button("met", t("card_met_today")),
      this.#button("call", t("card_talked_today")),
      this.#last,
    );
  }

  /** @param {string} person whose card this is */
  async look(person) {
    try {
      const { last, contact } = await read("/v1/touch", { person });
      this.#last.textContent = last ? t(LAST[contact?.state ?? "fresh"], ago(last.day)) : "";
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
  }

  /** @param {Kind} kind @param {string} words */
  #button(kind, words) {
    return element(
      "button",
      { class: "quiet", type: "button", "data-log": kind, onclick: () => this.#log(kind) },
      words,
    );
  }
}
