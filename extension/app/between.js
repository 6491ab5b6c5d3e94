/** How you stand with a person: log a contact, how often you want to be in touch, what was promised. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, listed, t } from "../look/texts.js";
import { ago, CONTACTS, dayOf } from "../look/words.js";
import { again } from "./later.js";
import { reminderLine, reminders } from "./reminders.js";
import { deed, line, Section } from "./section.js";

/** @import { Promise as Pledge, Touch } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {keyof typeof CONTACTS} Kind */

/** @returns {[Kind, string][]} what you had to do with each other, to choose from */
export function contactChoices() {
  const kinds = /** @type {Kind[]} */ (Object.keys(CONTACTS));
  return kinds.map((kind) => [kind, t(CONTACTS[kind])]);
}

/** How it stands with a cadence. @param {"due" | "overdue"} state */
export function stateMark(state) {
  return element("span", { class: "mark", "data-state": state }, t(`cadence_${state}`));
}

/** @param {NonNullable<Touch["contact"]>} contact */
function rhythm({ ideal, latest, tags }) {
  const every = counted("between_every", ideal, latest);
  return tags.length ? t("between_by_tag", every, listed(tags)) : every;
}

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
      title: t("between_promises"),
      inputs: [
        { name: "text", label: t("between_promise"), needed: true },
        { name: "due", label: t("between_until"), kind: "day" },
        {
          name: "whose",
          label: t("between_who_promised"),
          kind: "select",
          choices: [
            ["mine", t("between_you")],
            ["theirs", t("between_they")],
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
      title: t("between_cadence"),
      adds: t("between_set"),
      empty: t("between_no_cadence"),
      inputs: [
        { name: "ideal", label: t("between_ideal"), kind: "number", needed: true },
        { name: "latest", label: t("between_latest"), kind: "number" },
      ],
      add: ({ ideal, latest }) =>
        desk.do("/v1/cadences/set", {
          person,
          ideal: Number(ideal),
          latest: latest ? Number(latest) : null,
        }),
    });
    this.reminders = reminders("reminders", desk, person);
    const log = new Section({
      id: "log",
      title: t("between_log"),
      adds: t("between_more"),
      inputs: [
        {
          name: "kind",
          label: t("between_kind"),
          kind: "select",
          choices: contactChoices(),
        },
        { name: "when", label: t("between_when"), kind: "day" },
        { name: "place", label: t("between_where") },
        { name: "text", label: t("between_what_about"), kind: "long" },
      ],
      add: ({ kind, when, place, text }) =>
        this.#log(/** @type {Kind} */ (kind), when, place, text),
    });
    log.show([
      element(
        "li",
        { class: "quick" },
        .../** @type {const} */ (["met", "call", "message"]).map((kind) =>
          element(
            "button",
            { type: "button", "data-log": kind, onclick: () => this.#log(kind) },
            t(`between_${kind}_today`),
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
      this.reminders.root,
      this.cadence.root,
    );
  }

  async refresh() {
    const {
      last,
      contact,
      promises,
      reminders = [],
      snoozed,
    } = await read("/v1/touch", { person: this.#person });
    this.#tell(last, contact);
    this.promises.show(promises.map((one) => this.#promise(one)));
    this.reminders.show(reminders.map((one) => reminderLine(one, this.#desk)));
    const off = () => this.#desk.do("/v1/cadences/off", { person: this.#person });
    this.cadence.show([
      contact &&
        line(
          "cadence",
          [rhythm(contact)],
          ...(contact.tags.length ? [] : [deed(t("between_take_off"), off)]),
        ),
      snoozed !== null &&
        snoozed !== undefined &&
        line(
          "later",
          [t("due_back", dayOf(snoozed))],
          again({ person: this.#person }, "", this.#desk),
        ),
    ]);
  }

  /** @param {Touch["last"]} last @param {Touch["contact"]} contact */
  #tell(last, contact) {
    this.#last.replaceChildren(
      last ? t(`between_last_${last.kind}`, ago(last.day)) : t("between_none"),
    );
    if (contact && contact.state !== "fresh") this.#last.append(" ", stateMark(contact.state));
  }

  /** @param {Pledge} one */
  #promise({ id, text, theirs, due }) {
    const end = (/** @type {"kept" | "dropped"} */ state) => () =>
      this.#desk.do("/v1/promises/end", { promise: id, state });
    return line(
      id,
      [
        element("b", {}, t(theirs ? "between_they_promised" : "between_you_promised")),
        " ",
        text,
        due && " ",
        due && element("span", { class: "soft" }, t("between_until_day", dayOf(due))),
      ],
      deed(t("between_kept"), end("kept")),
      deed(t("do_drop"), end("dropped")),
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
