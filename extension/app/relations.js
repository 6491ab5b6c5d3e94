/** Whom a person knows, and what they are to each other. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { deed, line, Section } from "./section.js";
import { Vocabulary } from "./vocabulary.js";
import { whom } from "./whom.js";

/** @import { Relation } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const relations = new Vocabulary("relation", [
  "knows",
  "partner",
  "colleague",
  "manager",
  "report",
  "met through",
  "introduced",
  "parent",
  "child",
]);

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
      title: t("relations_title"),
      empty: t("relations_empty"),
      inputs: [
        { name: "other", label: t("relations_who"), needed: true, known: [] },
        { name: "label", label: t("relations_is_their"), needed: true, known: [] },
        { name: "note", label: t("note_label") },
      ],
      add: ({ other = "", label = "", note }) => this.#relate(other, relations.code(label), note),
    });
    this.#section.offer("label", relations.words);
    this.#other = whom(this.#section, "other");
    this.root = this.#section.root;
  }

  /** @param {Relation[]} relations */
  show(relations) {
    this.#section.show(relations.map((one) => this.#relation(one)));
  }

  /** @param {Relation} relation */
  #relation({ id, person: other, name, label, reverse, note }) {
    const word = relations.word(label);
    const told = reverse ? t("relations_of", word) : word;
    const remove = () =>
      this.#desk.do("/v1/people/relation/remove", { person: this.#person, relation: id });
    return line(
      id,
      [
        element("a", { href: `#/person/${other}` }, name),
        " ",
        element("span", { class: "soft" }, told),
        note && element("p", { class: "soft" }, note),
      ],
      deed(t("do_remove"), remove, t("relations_remove", told, name)),
    );
  }

  /** @param {string} other @param {string} label @param {string} [note] */
  async #relate(other, label, note) {
    const found = await this.#other.chosen(other);
    if (!found) {
      this.#desk.say(t("relations_choose"));
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
