/** A person's page: who they are, what there was between you, and what is known, all editable. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";
import { t } from "../look/texts.js";
import { Card } from "../person/card.js";
import { Draft } from "../person/draft.js";
import { About } from "./about.js";
import { Between } from "./between.js";
import { Bond } from "./bond.js";
import { Dealings } from "./favours.js";
import { Timeline } from "./timeline.js";

/** @import { Person } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

export class PersonPage {
  #id;
  #desk;
  /** @type {Card | null} */
  #card = null;
  #side = element("div", { class: "side" });

  /** @param {string} id @param {Desk} desk */
  constructor(id, desk) {
    this.#id = id;
    this.#desk = desk;
    this.timeline = new Timeline(id, desk);
    this.between = new Between(id, desk);
    this.about = new About(id, desk);
    this.bond = new Bond(id, desk);
    this.dealings = new Dealings(id, desk);
    this.root = element(
      "div",
      { class: "person" },
      element("h1", { class: "unseen" }, t("person_title")),
      this.#side,
      element("div", { class: "middle" }, this.between.root, this.timeline.root),
      element("div", { class: "parts" }, this.bond.root, this.about.root, this.dealings.root),
    );
  }

  async refresh() {
    const person = await read("/v1/people/show", { person: this.#id });
    await this.#show(person);
    await Promise.all([
      this.timeline.refresh(),
      this.between.refresh(),
      this.about.refresh(person),
      this.bond.refresh(),
      this.dealings.refresh(),
      this.#card?.complete(),
    ]);
  }

  /** @param {Person} person */
  async #show(person) {
    if (!this.#card) {
      const draft = new Draft(person.id);
      await draft.load();
      const announce = (/** @type {string} */ sentence) => {
        byId("announce", HTMLElement).textContent = sentence;
      };
      this.#card = new Card({ draft, announce, onChanged: () => this.#changed() });
      this.#card.follow(person.id, null);
      this.#side.replaceChildren(this.#card.root, this.#deeds(person));
    }
    this.#card.show(person);
    this.#card.status.root.hidden = true;
  }

  /** What was changed on the card shows in the other parts too. */
  async #changed() {
    if (this.#card) this.#card.status.root.hidden = false;
    try {
      const person = await read("/v1/people/show", { person: this.#id });
      await Promise.all([this.timeline.refresh(), this.about.refresh(person)]);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
  }

  /** @param {Person} person */
  #deeds(person) {
    const remove = () => this.#desk.do("/v1/people/delete", { person: person.id }, "#/");
    return element(
      "div",
      { class: "deeds" },
      element("a", { class: "quiet", href: `#/brief/${person.id}` }, t("brief")),
      element(
        "button",
        { id: "delete", class: "quiet", type: "button", onclick: remove },
        t("do_delete"),
      ),
    );
  }
}
