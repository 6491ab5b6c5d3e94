/** Groups of people: those that everybody has, and one's own saved searches. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { howMany } from "../look/words.js";

/** @import { Plain } from "../look/keys.d.ts" */
/** @import { SavedSearch } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @type {[name: Plain, query: string][]} */
const GIVEN = [
  ["group_everybody", ""],
  ["group_new", "is:new"],
  ["group_due", "is:due"],
  ["group_quiet", "is:quiet"],
  ["group_never", "met:never"],
  ["group_suggested", "has:suggestion"],
];

export class Groups {
  #desk;
  #onChoose;
  #query = "";
  /** @type {SavedSearch[]} */
  #saved = [];
  #list = element("ul", { id: "groups" });
  #name = element("input", {
    id: "group-name",
    type: "text",
    required: true,
    maxlength: 100,
    autocomplete: "off",
    placeholder: t("groups_name"),
    "aria-label": t("groups_name"),
  });
  #keep = element(
    "form",
    { class: "keep", hidden: true, onsubmit: (/** @type {Event} */ event) => this.#save(event) },
    this.#name,
    element("button", { type: "submit" }, t("groups_save")),
  );

  /** @param {Desk} desk @param {(query: string) => void} onChoose */
  constructor(desk, onChoose) {
    this.#desk = desk;
    this.#onChoose = onChoose;
    this.root = element(
      "aside",
      { class: "groups", "aria-label": t("groups_label") },
      this.#list,
      this.#keep,
    );
    this.#draw();
  }

  async refresh() {
    this.#saved = (await read("/v1/searches", {})).searches;
    this.#draw();
  }

  /** Show which group a query is. @param {string} query */
  mark(query) {
    this.#query = query;
    this.#draw();
  }

  #draw() {
    const given = GIVEN.map(([name, query]) => this.#row(t(name), query));
    const own = this.#saved.map((one) => this.#row(one.name, one.query, one));
    const focused = document.activeElement?.getAttribute("data-group");
    this.#list.replaceChildren(...given, ...own);
    if (focused != null)
      for (const one of this.#list.querySelectorAll("button"))
        if (one.getAttribute("data-group") === focused) one.focus();
    const known = [...GIVEN.map(([, query]) => query), ...this.#saved.map(({ query }) => query)];
    this.#keep.hidden = known.includes(this.#query);
  }

  /** @param {string} name @param {string} query @param {SavedSearch} [saved] */
  #row(name, query, saved) {
    const remove = () => this.#desk.do("/v1/searches/remove", { name });
    return element(
      "li",
      {},
      element(
        "button",
        {
          type: "button",
          class: "group",
          "data-group": name,
          "aria-pressed": String(query === this.#query),
          title: query,
          onclick: () => this.#onChoose(query),
        },
        element("span", {}, name),
        saved && element("span", { class: "soft" }, howMany(saved.count)),
      ),
      saved &&
        element(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": t("remove_value", name),
            onclick: remove,
          },
          "×",
        ),
    );
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault();
    const name = this.#name.value.trim();
    if (await this.#desk.do("/v1/searches/save", { name, query: this.#query }))
      this.#name.value = "";
  }
}
