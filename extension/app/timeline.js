/** What was between you and a person: interactions, notes, and what pages said newly; newest first. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { phrase, t } from "../look/texts.js";
import { CONTACTS, captureWords, day } from "../look/words.js";
import { contactChoices } from "./between.js";
import { change } from "./change.js";
import { renew } from "./renew.js";
import { deed } from "./section.js";

/** @import { Deed, Interaction, Note } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST = 200;

/** @typedef {{at: number, row: HTMLElement}} Entry `at` is ms since 1970 */

export class Timeline {
  #person;
  #desk;
  #list = element("ol", {});
  #empty = element("p", { class: "empty", hidden: true }, t("timeline_empty"));

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.root = element(
      "section",
      { id: "timeline", class: "part timeline", "aria-labelledby": "timeline-heading" },
      element(
        "div",
        { class: "head" },
        element("h2", { id: "timeline-heading" }, t("timeline_title")),
      ),
      this.#empty,
      this.#list,
    );
  }

  async refresh() {
    const person = this.#person;
    const [{ interactions }, { notes }, { deeds }] = await Promise.all([
      read("/v1/interactions", { person, limit: MOST }),
      read("/v1/notes", { person }),
      read("/v1/history", { person, limit: MOST }),
    ]);
    const entries = [
      ...interactions.map((one) => this.#interaction(one)),
      ...notes.map(note),
      ...deeds.filter((one) => !one.undone).flatMap(news),
    ];
    entries.sort((one, other) => other.at - one.at);
    renew(
      this.#list,
      entries.map(({ row }) => row),
    );
    this.#empty.hidden = entries.length > 0;
  }

  /** @param {Interaction} one @returns {Entry} */
  #interaction(one) {
    const at = one.at ?? Date.parse(`${one.day}T12:00`);
    const kind = t(CONTACTS[one.kind]);
    const remove = () => this.#desk.do("/v1/interactions/remove", { interaction: one.id });
    const others = one.people.filter(({ id }) => id !== this.#person);
    const editing = this.#change(one, t("timeline_change", kind, day(at)));
    const made = entry(
      one.kind,
      at,
      [
        element("b", {}, kind),
        others.length > 0 && " ",
        others.length > 0 && element("span", {}, ...phrase("contact_with", names(others))),
        one.place && ` · ${one.place}`,
      ],
      one.text,
      editing.button,
      deed(t("do_remove"), remove, t("timeline_remove", kind, day(at))),
    );
    made.row.dataset.row = one.id;
    made.row.append(editing.box);
    return made;
  }

  /** Put what was logged right, where it stands. @param {Interaction} one @param {string} about */
  #change({ id, kind, day: when, place, text }, about) {
    return change({
      id: `contact-${id}`,
      about,
      inputs: () => [
        {
          name: "kind",
          label: t("between_kind"),
          kind: "select",
          choices: contactChoices(),
          value: kind,
        },
        { name: "when", label: t("between_when_short"), kind: "day", value: when },
        { name: "place", label: t("between_where"), value: place ?? "" },
        { name: "text", label: t("between_what_about"), kind: "long", value: text ?? "" },
      ],
      save: (values) =>
        this.#desk.do("/v1/interactions/edit", {
          interaction: id,
          kind: /** @type {Interaction["kind"]} */ (values.kind),
          // Left as it is, it keeps its minute.
          ...(values.when === when ? {} : { when: values.when || null }),
          place: values.place ?? "",
          text: values.text ?? "",
        }),
    });
  }
}

/** @param {{id: string, name: string}[]} people */
function names(people) {
  const links = document.createDocumentFragment();
  for (const { id, name } of people)
    links.append(
      links.hasChildNodes() ? " · " : "",
      element("a", { href: `#/person/${id}` }, name),
    );
  return links;
}

/** @param {Note} one @returns {Entry} */
function note({ text, written_at }) {
  return entry("note", written_at, [element("b", {}, t("note_label"))], text);
}

/** @param {Deed} one @returns {Entry[]} */
function news({ kind, at, news: told, edits }) {
  if (told) return [entry("news", at, [element("b", {}, told)], null)];
  if (kind !== "capture") return [];
  const url = edits.find(({ entity, field }) => entity === "capture" && field === "url")?.after;
  return [entry("capture", at, [captureWords(url)], null)];
}

/**
 * @param {string} kind
 * @param {number} at ms since 1970
 * @param {(Node | string | false | null | undefined)[]} head
 * @param {string | null} text
 * @param {...HTMLElement} deeds
 * @returns {Entry}
 */
function entry(kind, at, head, text, ...deeds) {
  const row = element(
    "li",
    { "data-kind": kind },
    element("time", { datetime: new Date(at).toISOString() }, day(at)),
    element(
      "div",
      { class: "words" },
      element("p", {}, ...head),
      text && element("p", { class: "text" }, text),
    ),
    deeds.length > 0 && element("div", { class: "deeds" }, ...deeds),
  );
  return { at, row };
}
