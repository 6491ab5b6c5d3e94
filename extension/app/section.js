/** One part of a person's page: what there is, each with what can be done, and a form for one more. */

import { arrange, element } from "../look/element.js";

/**
 * @typedef {object} Input
 * @property {string} name
 * @property {string} label
 * @property {boolean} [needed]
 * @property {"text" | "number" | "select" | "long"} [kind] text, if it is not said
 * @property {[value: string, words: string][]} [choices] of a select
 * @property {string[]} [known] offered while one types
 */

/**
 * @typedef {object} Setting
 * @property {string} id
 * @property {string} title
 * @property {string} [empty] said where there is nothing
 * @property {string} [adds] what the button says that opens the form
 * @property {Input[]} [inputs] of the form
 * @property {(values: Record<string, string>) => Promise<boolean>} [add] whether it is safe
 */

/** @typedef {Element | false | null | undefined} Row */

export class Section {
  #setting;
  #list;
  #empty;
  /** @type {HTMLButtonElement | null} */
  #open = null;
  /** @type {HTMLFormElement | null} */
  #form = null;
  /** @type {Map<string, HTMLDataListElement>} */
  #known = new Map();

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
        setting.adds ?? "Add",
      );
      head.append(this.#open);
      this.#form = this.#made(setting.inputs ?? []);
    }
    this.root = element(
      "section",
      { id: setting.id, class: "part", "aria-labelledby": `${setting.id}-heading` },
      head,
      this.#form,
      this.#empty,
      this.#list,
    );
  }

  /** @param {Row[]} rows */
  show(rows) {
    const shown = rows.filter((row) => row instanceof Element);
    arrange(this.#list, ...shown);
    this.#empty.hidden = shown.length > 0 || !this.#setting.empty;
  }

  /** Offer what is known while one types. @param {string} input @param {string[]} words */
  offer(input, words) {
    this.#known.get(input)?.replaceChildren(...words.map((value) => element("option", { value })));
  }

  /** @param {Input[]} inputs */
  #made(inputs) {
    const cancel = () => this.#toggle(false);
    const form = element(
      "form",
      {
        hidden: true,
        autocomplete: "off",
        onsubmit: (/** @type {SubmitEvent} */ event) => this.#submit(event),
        onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && cancel(),
      },
      ...inputs.map((input) => this.#field(input)),
      element(
        "div",
        { class: "deeds" },
        element("button", { class: "main", type: "submit" }, "Save"),
        element("button", { type: "button", onclick: cancel }, "Cancel"),
      ),
    );
    return form;
  }

  /** @param {Input} input */
  #field({ name, label, needed, kind = "text", choices = [], known }) {
    const id = `${this.#setting.id}-${name}`;
    const common = { id, name, required: needed ?? false };
    const list = known && element("datalist", { id: `${id}-known` });
    if (list) this.#known.set(name, list);
    const entry =
      kind === "select"
        ? element(
            "select",
            common,
            ...choices.map(([value, words]) => element("option", { value }, words)),
          )
        : kind === "long"
          ? element("textarea", { ...common, rows: 2, maxlength: 64_000 })
          : element("input", {
              ...common,
              type: kind,
              maxlength: 1000,
              min: kind === "number" && 1,
              list: list?.id,
            });
    return element("label", { for: id }, element("span", {}, label), entry, list);
  }

  /** @param {boolean} [open] */
  #toggle(open) {
    if (!this.#form || !this.#open) return;
    open ??= Boolean(this.#form.hidden);
    this.#form.hidden = !open;
    this.#open.setAttribute("aria-expanded", String(open));
    const [first] = this.#form.elements;
    if (!open) this.#open.focus();
    else if (first instanceof HTMLElement) first.focus();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (this.#form);
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
    );
    if (!(await this.#setting.add?.(values))) return; // what was typed stays
    form.reset();
    this.#toggle(false);
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
