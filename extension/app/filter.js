/** The field by which the list is filtered: what the query language has, with ways to go on. */

import { doubts } from "../look/doubts.js";
import { element, glyph } from "../look/element.js";
import { t } from "../look/texts.js";
import { Ways } from "../look/ways.js";

/** @import { PeopleList } from "../wire/types.d.ts" */

export class Filter {
  #onQuery;
  #query = "";
  #notes = element("p", { id: "filter-notes", class: "soft", role: "status", hidden: true });
  #ways = new Ways((query) => this.put(query));

  /** @param {(query: string) => void} onQuery */
  constructor(onQuery) {
    this.#onQuery = onQuery;
    this.input = element("input", {
      id: "filter",
      type: "text",
      placeholder: t("filter_placeholder"),
      "aria-label": t("filter_label"),
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      maxlength: 1000,
      oninput: () => this.#changed(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.root = element(
      "search",
      { class: "filter" },
      element("div", { class: "asking" }, glyph("search"), this.input),
      document.getElementById("ways"),
      this.#notes,
    );
  }

  /** Ask for this from now on. @param {string} query */
  put(query) {
    this.input.value = query;
    this.input.focus();
    this.input.setSelectionRange(query.length, query.length);
    this.#changed();
  }

  /** What the answer says beside whom it found. @param {PeopleList} reply */
  tell({ notes = [], completions = [] }) {
    this.#notes.textContent = doubts(notes).join(" ");
    this.#notes.hidden = notes.length === 0;
    this.#ways.show(
      completions.filter(({ query }) => query.trim() !== this.#query),
      false,
    );
  }

  #changed() {
    const query = this.input.value.trim();
    if (query === this.#query) return;
    this.#query = query;
    if (!query) this.#ways.show([], false);
    this.#onQuery(query);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const way = this.#ways.first;
    if (event.key === "Tab" && !event.shiftKey && way) this.put(way);
    else if (event.key === "Escape" && way)
      this.#ways.show([], false); // and Tab leads on
    else if (event.key === "Escape" && this.input.value) this.put("");
    else if (event.key === "ArrowDown" || event.key === "Enter")
      document.getElementById("people")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
