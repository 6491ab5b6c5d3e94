/** Everybody, the newest first, and somebody new. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { portrait } from "../person/portrait.js";

/** @import { Hit } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST = 50;

export class PeoplePage {
  #desk;
  #list = element("ul", { id: "people", class: "people" });

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    const name = element("input", {
      id: "new-name",
      type: "text",
      autocomplete: "off",
      maxlength: 1000,
      placeholder: "Name",
      "aria-label": "Name of somebody new",
    });
    const add = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const typed = name.value.trim();
      if (typed && (await this.#desk.do("/v1/people/add", { fields: { name: typed } })))
        name.value = "";
    };
    this.root = element(
      "div",
      { class: "sheet" },
      element("h1", {}, "Newest in your book"),
      element(
        "form",
        { class: "adding", onsubmit: add },
        name,
        element("button", { class: "main", type: "submit" }, "Add"),
      ),
      this.#list,
    );
  }

  async refresh() {
    const { hits } = await read("/v1/search", { query: "", limit: MOST });
    this.#list.replaceChildren(...(hits.length ? hits.map(row) : [nobody()]));
  }
}

/** @param {Hit} hit */
function row({ person, name, line, tags }) {
  return element(
    "li",
    {},
    element(
      "a",
      { href: `#/person/${person}`, "data-person": person },
      portrait(name, "small"),
      element("span", { class: "name" }, name),
      element("span", { class: "line" }, line),
      element("span", { class: "line" }, tags.join(", ")),
    ),
  );
}

function nobody() {
  return element(
    "li",
    { class: "empty" },
    "Nobody here yet. Open someone’s profile page and click the Kithbook icon, or add a name above.",
  );
}
