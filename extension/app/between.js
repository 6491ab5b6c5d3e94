/** How you stand with a person: log a contact, how often you want to be in touch, what was promised. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { ago, CONTACTS, counted, day } from "../look/words.js";
import { deed, line, Section } from "./section.js";

/** @import { Promise as Pledge, Touch } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {keyof typeof CONTACTS} Kind */

export class Between {
  #person;
  #desk;
  #last = element("p", { id: "touch", class: "touch" });

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.promises = new Section({
      id: "promises",
      title: "Promises",
      inputs: [
        { name: "text", label: "What", needed: true },
        { name: "due", label: "Until" },
        {
          name: "whose",
          label: "Who promised",
          kind: "select",
          choices: [
            ["mine", "You"],
            ["theirs", "They"],
          ],
        },
      ],
      add: ({ text = "", due, whose }) =>
        desk.do("/v1/promises/make", {
          person,
          text,
          due: due || null,
          theirs: whose === "theirs",
        }),
    });
    this.cadence = new Section({
      id: "cadence",
      title: "Keep in touch",
      adds: "Set",
      empty: "No rhythm set.",
      inputs: [
        { name: "ideal", label: "Every so many days", kind: "number", needed: true },
        { name: "latest", label: "At the latest after (days)", kind: "number" },
      ],
      add: ({ ideal, latest }) =>
        desk.do("/v1/cadences/set", {
          person,
          ideal: Number(ideal),
          latest: latest ? Number(latest) : null,
        }),
    });
    const log = new Section({
      id: "log",
      title: "Log a contact",
      adds: "More…",
      inputs: [
        {
          name: "kind",
          label: "What",
          kind: "select",
          choices: Object.entries(CONTACTS),
        },
        { name: "when", label: "When (today, yesterday, last Tuesday, 23 Nov…)" },
        { name: "place", label: "Where" },
        { name: "text", label: "What about", kind: "long" },
      ],
      add: ({ kind, when, place, text }) =>
        this.#log(/** @type {Kind} */ (kind), when, place, text),
    });
    log.show([
      element(
        "li",
        { class: "quick" },
        ...[
          /** @type {Kind} */ ("met"),
          /** @type {Kind} */ ("call"),
          /** @type {Kind} */ ("message"),
        ].map((kind) =>
          element(
            "button",
            { type: "button", "data-log": kind, onclick: () => this.#log(kind) },
            `${CONTACTS[kind]} today`,
          ),
        ),
      ),
    ]);
    this.root = element(
      "div",
      { class: "between" },
      this.#last,
      log.root,
      this.promises.root,
      this.cadence.root,
    );
  }

  async refresh() {
    const { last, contact, promises } = await read("/v1/touch", { person: this.#person });
    this.#tell(last, contact);
    this.promises.show(promises.map((one) => this.#promise(one)));
    const off = () => this.#desk.do("/v1/cadences/off", { person: this.#person });
    this.cadence.show([
      contact &&
        line(
          "cadence",
          [`Every ${counted(contact.ideal, "day")}, at the latest after ${contact.latest}`].concat(
            contact.tags.length ? ` (by tag ${contact.tags.join(", ")})` : [],
          ),
          ...(contact.tags.length ? [] : [deed("Take off", off)]),
        ),
    ]);
  }

  /** @param {Touch["last"]} last @param {Touch["contact"]} contact */
  #tell(last, contact) {
    const since = last ? ago(last.day) : null;
    this.#last.replaceChildren(
      since === null
        ? "No contact logged yet."
        : `Last contact: ${CONTACTS[/** @type {NonNullable<Touch["last"]>} */ (last).kind].toLowerCase()}, ${since}.`,
    );
    if (contact && contact.state !== "fresh")
      this.#last.append(
        " ",
        element("span", { class: "mark", "data-state": contact.state }, contact.state),
      );
  }

  /** @param {Pledge} one */
  #promise({ id, text, theirs, due }) {
    const end = (/** @type {"kept" | "dropped"} */ state) => () =>
      this.#desk.do("/v1/promises/end", { promise: id, state });
    return line(
      id,
      [
        element("b", {}, theirs ? "They: " : "You: "),
        text,
        due && element("span", { class: "soft" }, ` until ${day(Date.parse(`${due}T12:00`))}`),
      ],
      deed("Kept", end("kept")),
      deed("Drop", end("dropped")),
    );
  }

  /** @param {Kind} kind @param {string} [when] @param {string} [place] @param {string} [text] */
  #log(kind, when, place, text) {
    return this.#desk.do("/v1/interactions/log", {
      people: [this.#person],
      kind,
      when: when || null,
      place: place || null,
      text: text || null,
    });
  }
}
