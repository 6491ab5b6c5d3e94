/** Who came to you through whom, as trees: of everybody, or the one that somebody stands in. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { clauses, dayOf } from "../look/words.js";
import { who } from "./reminders.js";

/** @import { ChainLink } from "../wire/types.d.ts" */

const MOST = 500;

/** @typedef {{link: ChainLink, below: Tree[]}} Tree */

export class ChainPage {
  #person;
  #body = element("div", { class: "chains" });

  /** @param {string} person whose tree; empty is everybody's */
  constructor(person) {
    this.#person = person;
    this.root = element(
      "div",
      { class: "sheet chain" },
      element("h1", {}, t("chain_title")),
      element(
        "p",
        {},
        person
          ? element("a", { href: "#/chain" }, t("chain_all"))
          : element("a", { href: "#/introductions" }, t("nav_introductions")),
      ),
      this.#body,
    );
  }

  async refresh() {
    const person = this.#person || null;
    const { links, more } = await read("/v1/introductions/chain", { person, limit: MOST });
    // Alone, somebody came through nobody, and nobody through them.
    const isAny = links.length > 1;
    this.#body.replaceChildren(
      isAny ? this.#list(trees(links)) : element("p", { class: "empty" }, t("chain_none")),
    );
    if (more) this.#body.append(element("p", { class: "soft" }, t("chain_more", MOST)));
  }

  /** @param {Tree[]} found @returns {HTMLElement} */
  #list(found) {
    return element(
      "ul",
      {},
      ...found.map(({ link: { person, day, brought }, below }) => {
        const name = who(person.id, person.name);
        if (person.id === this.#person) name.ariaCurrent = "true";
        const told = clauses(
          day ? t("chain_since", dayOf(day)) : "",
          brought ? counted("chain_brought", brought) : "",
        );
        return element(
          "li",
          {},
          name,
          " ",
          element("span", { class: "soft" }, told),
          below.length > 0 && this.#list(below),
        );
      }),
    );
  }
}

/** @param {ChainLink[]} links each person before those who came through them @returns {Tree[]} */
export function trees(links) {
  /** @type {Tree[]} */
  const tops = [];
  /** The one that was last at each depth. @type {Tree[]} */
  const path = [];
  for (const link of links) {
    const tree = { link, below: [] };
    path.length = link.depth;
    (path.at(-1)?.below ?? tops).push(tree);
    path.push(tree);
  }
  return tops;
}
