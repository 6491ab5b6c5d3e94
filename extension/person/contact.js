/** When you were last in touch, and one click to say that you are. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { ago } from "../look/words.js";

/** @typedef {"met" | "call"} Kind */

export class Contact {
  #log;
  #last = element("span", { id: "last", class: "last" });

  /** @param {(kind: Kind) => Promise<unknown>} log */
  constructor(log) {
    this.#log = log;
    this.root = element(
      "div",
      { class: "logs" },
      this.#button("met", "Met today"),
      this.#button("call", "Talked today"),
      this.#last,
    );
  }

  /** @param {string} person whose card this is */
  async look(person) {
    try {
      const { last, contact } = await read("/v1/touch", { person });
      const due = contact && contact.state !== "fresh" ? `; ${contact.state}` : "";
      this.#last.textContent = last ? `Last ${ago(last.day)}${due}` : "";
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
