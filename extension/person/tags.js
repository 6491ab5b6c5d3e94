/** A person's tags as chips, and a field for one more. */

import { arrange, element } from "../look/element.js";
import { t } from "../look/texts.js";

/** @import { Draft } from "./draft.js" */

/**
 * @typedef {object} Setting
 * @property {Draft} draft
 * @property {(change: {add_tags?: string[], remove_tags?: string[]}) => Promise<boolean>} save
 */

export class Tags {
  /** @type {string[]} */
  #tags = [];
  /** Those on screen. @type {Map<string, HTMLElement>} */
  #chips = new Map();
  #setting;

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.input = element("input", {
      id: "tags",
      class: "new-tag",
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: 100,
      placeholder: t("tag_add"),
      "aria-label": t("tag_add"),
      list: "known-tags",
      oninput: () => setting.draft.keep("tags", this.input.value),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.known = element("datalist", { id: "known-tags" });
    this.root = element("div", { class: "tags" });
    this.show([]);
  }

  /** @param {string[]} tags */
  show(tags) {
    this.#tags = tags;
    this.input.value ||= this.#setting.draft.texts.tags ?? "";
    this.#chips = new Map(tags.map((tag) => [tag, this.#chips.get(tag) ?? this.#chip(tag)]));
    arrange(this.root, ...this.#chips.values(), this.input, this.known);
  }

  /** @param {string[]} tags every tag in use, to choose from */
  offer(tags) {
    this.known.replaceChildren(...tags.map((tag) => element("option", { value: tag })));
  }

  /** @param {string} tag */
  #chip(tag) {
    const remove = element(
      "button",
      { type: "button", "aria-label": t("tag_remove", tag), onclick: () => this.#remove(tag) },
      "×",
    );
    return element("span", { class: "tag", "data-tag": tag }, tag, remove);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      this.#add();
    }
    if (event.key === "Escape" && this.input.value) {
      event.preventDefault();
      event.stopPropagation();
      this.input.value = "";
      this.#setting.draft.keep("tags", "");
    }
  }

  async #add() {
    const tag = this.input.value.trim();
    if (!tag) return;
    this.input.value = "";
    this.#setting.draft.keep("tags", "");
    if (this.#tags.includes(tag)) return;
    const before = this.#tags;
    this.show([...before, tag]);
    if (await this.#setting.save({ add_tags: [tag] })) return;
    this.input.value ||= tag;
    this.#setting.draft.keep("tags", this.input.value);
    this.show(before);
  }

  /** @param {string} tag */
  async #remove(tag) {
    const before = this.#tags;
    this.show(before.filter((each) => each !== tag));
    this.input.focus();
    if (!(await this.#setting.save({ remove_tags: [tag] }))) this.show(before);
  }
}
