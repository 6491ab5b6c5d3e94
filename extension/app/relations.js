/** Whom a person knows, and what they are to each other. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { deed, line, Section } from "./section.js";
import { Somebody } from "./somebody.js";

/** @import { Relation } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const RELATIONS = [
  "knows",
  "partner",
  "colleague",
  "manager",
  "report",
  "met through",
  "introduced",
  "parent",
  "child",
];

export class Relations {
  #person;
  #desk;
  #section;
  #other;

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.#section = new Section({
      id: "relations",
      title: "Who they know",
      empty: "Nobody yet.",
      inputs: [
        { name: "other", label: "Who", needed: true, known: [] },
        { name: "label", label: "Is their", needed: true, known: RELATIONS },
        { name: "note", label: "Note" },
      ],
      add: ({ other = "", label = "", note }) => this.#relate(other, label, note),
    });
    this.#section.offer("label", RELATIONS);
    this.#other = new Somebody(
      async (query) => (await read("/v1/search", { query, limit: 8 })).hits,
      (words) => this.#section.offer("other", words),
    );
    this.root = this.#section.root;
    this.root.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "other")
        this.#other.suggest(target.value);
    });
  }

  /** @param {Relation[]} relations */
  show(relations) {
    this.#section.show(relations.map((one) => this.#relation(one)));
  }

  /** @param {Relation} relation */
  #relation({ id, person: other, name, label, reverse, note }) {
    const remove = () =>
      this.#desk.do("/v1/people/relation/remove", { person: this.#person, relation: id });
    return line(
      id,
      [
        element("a", { href: `#/person/${other}` }, name),
        element("span", { class: "soft" }, ` ${label}${reverse ? " of" : ""}`),
        note && element("p", { class: "soft" }, note),
      ],
      deed("Remove", remove, `Remove ${label} ${name}`),
    );
  }

  /** @param {string} other @param {string} label @param {string} [note] */
  async #relate(other, label, note) {
    const found = await this.#other.chosen(other);
    if (!found) {
      this.#desk.say("Choose somebody from the list, so that it is clear who is meant.");
      return false;
    }
    return this.#desk.do("/v1/people/relation", {
      person: this.#person,
      other: found,
      label,
      note: note || null,
    });
  }
}
