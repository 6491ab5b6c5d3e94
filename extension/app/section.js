/** One part of a person's page: what there is, each with what can be done, and a form for one more. */

import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { Form } from "./form.js";
import { renew } from "./renew.js";

/** @import { Input, Values } from "./form.js" */

/**
 * @typedef {object} Setting
 * @property {string} id
 * @property {string} title
 * @property {string} [empty] said where there is nothing
 * @property {string} [adds] what the button says that opens the form
 * @property {Input[]} [inputs] of the form
 * @property {(values: Values) => Promise<boolean>} [add] whether it is safe
 * @property {() => Promise<Record<string, string[]>>} [offers] what is known of its inputs, asked when it opens
 */

/** @typedef {Element | false | null | undefined} Row */

export class Section {
  #setting;
  #list;
  #empty;
  /** @type {HTMLButtonElement | null} */
  #open = null;
  /** @type {Form | null} */
  #form = null;

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.#list = element("ul", {});
    this.#empty = element("p", { class: "empty", hidden: true }, setting.empty);
    const head = element(
      "div",
      { class: "head" },
      element("h2", { id: `${setting.id}-heading` }, setting.title),
    );
    if (setting.add) {
      this.#open = element(
        "button",
        { class: "quiet", type: "button", "aria-expanded": "false", onclick: () => this.#toggle() },
        setting.adds ?? t("do_add"),
      );
      head.append(this.#open);
      this.#form = new Form(setting.id, setting.inputs ?? [], setting.add, () =>
        this.#toggle(false),
      );
      this.#form.root.hidden = true;
    }
    this.root = element(
      "section",
      { id: setting.id, class: "part", "aria-labelledby": `${setting.id}-heading` },
      head,
      this.#form?.root,
      this.#empty,
      this.#list,
    );
  }

  /** @param {Row[]} rows */
  show(rows) {
    const shown = rows.filter((row) => row instanceof Element);
    renew(this.#list, shown, this.#open);
    this.#empty.hidden = shown.length > 0 || !this.#setting.empty;
  }

  /** Say that there is nothing, or do not: of rows that stand elsewhere. @param {boolean} nothing */
  say(nothing) {
    this.#empty.hidden = !nothing;
  }

  /** Offer what is known while one types. @param {string} input @param {string[]} words */
  offer(input, words) {
    this.#form?.offer(input, words);
  }

  /** @param {boolean} [open] */
  #toggle(open) {
    if (!this.#form || !this.#open) return;
    open ??= Boolean(this.#form.root.hidden);
    this.#form.root.hidden = !open;
    this.#open.setAttribute("aria-expanded", String(open));
    if (!open) return this.#open.focus();
    this.#form.focus();
    this.#ask();
  }

  async #ask() {
    try {
      const offers = (await this.#setting.offers?.()) ?? {};
      for (const [input, words] of Object.entries(offers)) this.offer(input, words);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
  }
}

/**
 * @param {string} words
 * @param {() => unknown} act
 * @param {string} [about] what a screen reader says of it
 */
export function deed(words, act, about) {
  return element(
    "button",
    { class: "quiet", type: "button", "aria-label": about, onclick: act },
    words,
  );
}

/**
 * One line of a section.
 * @param {string} key
 * @param {(Node | string | false | null | undefined)[]} words
 * @param {...HTMLElement} deeds
 */
export function line(key, words, ...deeds) {
  return element(
    "li",
    { "data-row": key },
    element("div", { class: "words" }, ...words),
    deeds.length > 0 && element("div", { class: "deeds" }, ...deeds),
  );
}
