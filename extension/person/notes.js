/** A field for a new note, and the newest ones already there. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { day } from "../look/words.js";

/** @import { Draft } from "./draft.js" */
/** @import { Note } from "../wire/types.d.ts" */

const SHOWN = 3;

/**
 * @typedef {object} Setting
 * @property {Draft} draft
 * @property {(text: string) => Promise<boolean>} save
 */

export class NoteBox {
  /** @type {Pick<Note, "text" | "written_at">[]} */
  #notes = [];
  #setting;

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.input = element("textarea", {
      id: "note",
      rows: 2,
      autocomplete: "off",
      maxlength: 64_000,
      placeholder: t("note_placeholder"),
      "aria-label": t("note_label"),
      oninput: () => this.#typed(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.button = element(
      "button",
      { id: "save-note", class: "main", type: "button", hidden: true, onclick: () => this.#save() },
      t("note_save"),
    );
    this.list = element("ul", { id: "notes", class: "notes" });
    this.root = element(
      "div",
      {},
      element("div", { class: "note" }, this.input, this.button),
      this.list,
    );
  }

  /** Bring back what was typed before the popup closed. */
  restore() {
    this.input.value ||= this.#setting.draft.texts.note ?? "";
    this.button.hidden = !this.input.value.trim();
  }

  /** @param {Pick<Note, "text" | "written_at">[]} notes newest first */
  show(notes) {
    this.#notes = notes;
    this.list.replaceChildren(
      ...notes.slice(0, SHOWN).map(({ text, written_at }) => {
        const written = element(
          "time",
          { datetime: new Date(written_at).toISOString() },
          day(written_at),
        );
        return element("li", {}, written, element("p", {}, text));
      }),
    );
  }

  /**
   * Put those that were there before below what was written here while they were asked for.
   * @param {Pick<Note, "text" | "written_at">[]} older newest first
   */
  complete(older) {
    const known = new Set(older.map(({ text }) => text));
    this.show([...this.#notes.filter(({ text }) => !known.has(text)), ...older]);
  }

  #typed() {
    this.#setting.draft.keep("note", this.input.value);
    this.button.hidden = !this.input.value.trim();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#save();
    }
    if (event.key === "Escape" && this.input.value) {
      event.preventDefault();
      event.stopPropagation();
      this.input.value = "";
      this.#typed();
    }
  }

  async #save() {
    const text = this.input.value.trim();
    if (!text) return;
    const written = { text, written_at: Date.now() };
    this.show([written, ...this.#notes]);
    this.input.value = "";
    this.button.hidden = true;
    if (await this.#setting.save(text)) return this.#setting.draft.keep("note", this.input.value);
    this.show(this.#notes.filter((each) => each !== written));
    this.input.value ||= text;
    this.button.hidden = false;
  }
}
