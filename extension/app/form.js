/** A few fields, to be saved together: Enter saves, Esc goes back, and what could not be saved stays. */

import { element } from "../look/element.js";
import { language, t } from "../look/texts.js";

/**
 * @typedef {object} Input
 * @property {string} name
 * @property {string} label
 * @property {boolean} [needed]
 * @property {"text" | "number" | "select" | "long" | "check" | "day" | "time"} [kind] text, if it is not said
 * @property {[value: string, words: string][]} [choices] of a select
 * @property {string[]} [known] offered while one types
 * @property {string} [value] that stands there at first; "on" of a check
 */

/** @typedef {Record<string, string>} Values */

const MOST_LINES = 16;

/** Whether days are typed in words, "last Tuesday": the daemon reads English. Else the browser's calendar has them. */
export function typesDays() {
  return language() === "en";
}

export class Form {
  #save;
  #done;
  /** @type {Map<string, HTMLDataListElement>} */
  #known = new Map();

  /**
   * @param {string} id
   * @param {Input[]} inputs
   * @param {(values: Values) => Promise<boolean>} save whether it is safe
   * @param {() => void} done it is saved, or given up
   */
  constructor(id, inputs, save, done) {
    this.#save = save;
    this.#done = done;
    this.root = element(
      "form",
      {
        class: "form",
        autocomplete: "off",
        onsubmit: (/** @type {SubmitEvent} */ event) => this.#submit(event),
        onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && done(),
      },
      ...inputs.map((input) => this.#field(id, input)),
      element(
        "div",
        { class: "deeds" },
        element("button", { class: "main", type: "submit" }, t("do_save")),
        element("button", { type: "button", onclick: done }, t("do_cancel")),
      ),
    );
  }

  focus() {
    const [first] = this.root.elements;
    if (first instanceof HTMLElement) first.focus();
  }

  /** Offer what is known while one types. @param {string} input @param {string[]} words */
  offer(input, words) {
    this.#known.get(input)?.replaceChildren(...words.map((value) => element("option", { value })));
  }

  /** @param {string} of @param {Input} input */
  #field(of, { name, label, needed, kind = "text", choices = [], known, value = "" }) {
    const id = `${of}-${name}`;
    const common = { id, name, required: needed ?? false };
    const list = known && element("datalist", { id: `${id}-known` });
    if (list) this.#known.set(name, list);
    const way = (/** @type {[string, string]} */ [one, words]) =>
      element("option", { value: one, selected: one === value }, words);
    if (kind === "check")
      return element(
        "label",
        { for: id, class: "check" },
        element("input", { ...common, type: "checkbox", checked: value === "on" }),
        element("span", {}, label),
      );
    const entry =
      kind === "select"
        ? element("select", common, ...choices.map(way))
        : kind === "long"
          ? element("textarea", { ...common, rows: lines(value), maxlength: 64_000 }, value)
          : element("input", {
              ...common,
              type: kind === "day" ? (typesDays() ? "text" : "date") : kind,
              value,
              maxlength: 1000,
              min: kind === "number" && 1,
              list: list?.id,
            });
    return element("label", { for: id }, element("span", {}, label), entry, list);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const values = Object.fromEntries(
      [...new FormData(this.root)].map(([name, value]) => [name, String(value).trim()]),
    );
    this.root.ariaBusy = "true";
    const isSafe = await this.#save(values).finally(() => {
      this.root.ariaBusy = "false";
    });
    if (!isSafe) return; // what was typed stays
    this.root.reset();
    this.#done();
  }
}

/** @param {string} text @returns {number} rows for it, where the browser does not fit them itself */
function lines(text) {
  return Math.min(MOST_LINES, text.split("\n").length + 1);
}
