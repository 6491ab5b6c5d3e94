/** With whom it is time again: cadences, promises, and who was lost from sight. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, day } from "../look/words.js";
import { deed, line, Section } from "./section.js";

/** @import { Contact, Fading, Promise as Pledge } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST = 100;

export class DuePage {
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.contacts = new Section({
      id: "contacts",
      title: "Time to be in touch",
      empty: "Nobody is due. Set how often you want to be in touch on somebody’s page.",
    });
    this.promises = new Section({
      id: "pledges",
      title: "Promised until today",
      empty: "Nothing.",
    });
    this.fading = new Section({
      id: "fading",
      title: "Losing touch",
      empty: "Nobody you used to meet regularly has gone quiet.",
    });
    this.root = element(
      "div",
      { class: "sheet due" },
      element("h1", {}, "Due"),
      this.contacts.root,
      this.promises.root,
      this.fading.root,
    );
  }

  async refresh() {
    const due = await read("/v1/due", { limit: MOST });
    this.contacts.show(due.contacts.map((one) => this.#contact(one)));
    this.promises.show(due.promises.map((one) => this.#promise(one)));
    this.fading.show(due.losing_touch.map((one) => this.#fading(one)));
  }

  /** @param {Contact} one */
  #contact({ person, name, state, days, ideal, last }) {
    return line(
      person,
      [
        who(person, name),
        " ",
        element("span", { class: "mark", "data-state": state }, state),
        element("p", { class: "soft" }, `${counted(days, "day")} since, every ${ideal} wished`),
        last?.text && element("p", { class: "text" }, last.text),
      ],
      ...this.#logs(person, name),
    );
  }

  /** @param {Fading} one */
  #fading({ person, name, days, gap, last }) {
    return line(
      person,
      [
        who(person, name),
        element(
          "p",
          { class: "soft" },
          `${counted(days, "day")} of silence; it used to be every ${gap}`,
        ),
        last.text && element("p", { class: "text" }, last.text),
      ],
      ...this.#logs(person, name),
    );
  }

  /** @param {Pledge} one */
  #promise({ id, person, name, text, theirs, due }) {
    const end = (/** @type {"kept" | "dropped"} */ state) => () =>
      this.#desk.do("/v1/promises/end", { promise: id, state });
    return line(
      id,
      [
        who(person, name),
        element("p", {}, theirs ? `They promised: ${text}` : `You promised: ${text}`),
        due && element("p", { class: "soft" }, `until ${day(Date.parse(`${due}T12:00`))}`),
      ],
      deed("Kept", end("kept"), `Kept: ${text}`),
      deed("Drop", end("dropped"), `Drop: ${text}`),
    );
  }

  /** @param {string} person @param {string} name */
  #logs(person, name) {
    return /** @type {const} */ ([
      ["met", "Met today"],
      ["message", "Wrote today"],
    ]).map(([kind, words]) =>
      deed(
        words,
        () => this.#desk.do("/v1/interactions/log", { people: [person], kind }),
        `${words}: ${name}`,
      ),
    );
  }
}

/** @param {string} person @param {string} name */
function who(person, name) {
  return element("a", { class: "name", href: `#/person/${person}` }, name);
}
