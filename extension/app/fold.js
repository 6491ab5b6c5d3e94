/** A part of a page that is closed at first, and asks for its rows when it is opened. */

import { element } from "../look/element.js";
import { renew } from "./renew.js";

/** @import { Desk } from "./desk.js" */

/**
 * @typedef {object} Setting
 * @property {string} id
 * @property {string} title
 * @property {string} empty said where there is nothing
 * @property {() => Promise<Element[]>} load its rows
 */

export class Fold {
  #setting;
  #desk;
  #title;
  #list = element("ul", {});
  #empty;

  /** @param {Setting} setting @param {Desk} desk */
  constructor(setting, desk) {
    this.#setting = setting;
    this.#desk = desk;
    this.#title = element("summary", {}, element("h2", {}, setting.title));
    this.#empty = element("p", { class: "empty", hidden: true }, setting.empty);
    this.root = element(
      "details",
      { id: setting.id, class: "part fold", ontoggle: () => this.#show() },
      this.#title,
      element("div", { "aria-live": "polite" }, this.#empty),
      this.#list,
    );
  }

  /** Look again, where it is open. */
  async refresh() {
    if (!this.root.open) return;
    const rows = await this.#setting.load();
    renew(this.#list, rows, this.#title);
    this.#empty.hidden = rows.length > 0;
  }

  async #show() {
    try {
      await this.refresh();
    } catch (error) {
      this.#desk.fail(error);
    }
  }
}
