/** A value edited where it stands: Enter or leaving saves, Esc takes back. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";

/** @import { Draft } from "./draft.js" */

/**
 * @typedef {object} Setting
 * @property {string} id also the draft's name for it
 * @property {string} label
 * @property {Draft} draft
 * @property {(value: string) => Promise<boolean>} save whether it is safe now
 * @property {boolean} [needed] may not become empty
 */

export class Field {
  #saved = "";
  /** What could not be saved: only Enter tries the same again. @type {string | null} */
  #vain = null;
  #setting;

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.input = element("input", {
      id: setting.id,
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: 1000,
      placeholder: setting.label,
      "aria-label": setting.label,
      "aria-describedby": `${setting.id}-hint`,
      oninput: () => this.#typed(),
      onblur: () => this.input.value.trim() !== this.#vain && this.#commit(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.hint = element("span", { id: `${setting.id}-hint`, class: "hint", hidden: true });
    this.root = element("div", { class: "field" }, this.input, this.hint);
  }

  get value() {
    return this.input.value;
  }

  /**
   * What is in the book now. A person's own unsaved words stay in the field.
   * @param {string} saved
   * @param {{guessed?: boolean}} [origin]
   */
  show(saved, { guessed = false } = {}) {
    const { id, draft } = this.#setting;
    const typed = this.input.value !== this.#saved ? this.input.value : draft.texts[id];
    this.#saved = saved;
    if (typed === saved) draft.keep(id, "");
    this.input.value = typed ?? saved;
    this.root.toggleAttribute("data-guessed", guessed);
    this.#mark();
  }

  #typed() {
    const { id, draft } = this.#setting;
    this.root.removeAttribute("data-guessed");
    draft.keep(id, this.input.value === this.#saved ? "" : this.input.value);
    this.#mark();
  }

  #mark() {
    const unsaved = this.input.value !== this.#saved;
    const guessed = this.root.hasAttribute("data-guessed");
    this.hint.textContent = t(unsaved ? "card_not_saved" : "card_guessed");
    this.hint.hidden = !unsaved && !guessed;
    this.input.title = guessed ? t("card_guessed_hint") : "";
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter") this.#commit();
    if (event.key === "Escape" && this.input.value !== this.#saved) {
      event.preventDefault();
      event.stopPropagation();
      this.input.value = this.#saved;
      this.#typed();
    }
  }

  async #commit() {
    const { id, draft, save, needed } = this.#setting;
    const value = this.input.value.trim();
    if (value === this.#saved) return;
    if (needed && !value) {
      this.input.value = this.#saved;
      return this.#typed();
    }
    const before = this.#saved;
    this.#saved = value; // so that leaving the field after Enter does not save twice
    this.input.value = value;
    const saved = await save(value);
    this.#vain = saved ? null : value;
    if (saved) await draft.keep(id, "");
    else this.#saved = before;
    this.#mark();
  }
}
