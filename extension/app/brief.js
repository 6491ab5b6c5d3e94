/** What to know before one meets somebody, or several: on one page, to print or to paste. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { called, counted, number, t } from "../look/texts.js";
import { CONTACTS, clauses, day, dayOf, fieldName } from "../look/words.js";
import { stateMark } from "./between.js";
import { part } from "./command.js";
import { who } from "./reminders.js";
import { deed, line, Section } from "./section.js";
import { whom } from "./whom.js";

/** @import { InteractionKind } from "../look/words.js" */
/** @import { Texts } from "../look/keys.d.ts" */
/** @import { BriefEntry, BriefPerson, Interaction, Person, SharedPerson, SharedReason } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @satisfies {Record<BriefEntry["kind"], keyof Texts>} */
const KINDS = /** @type {const} */ ({
  promise: "brief_promise",
  theirs: "brief_theirs",
  reminder: "brief_reminder",
  ask: "brief_ask",
  offer: "brief_offer",
  introduction: "brief_introduction",
  thanks: "brief_thanks",
});

export const MOST = 20; // people in one brief

export class BriefPage {
  #people;
  #desk;
  #markdown = "";
  #body = element("div", { id: "brief" });

  /** @param {string} subject ids with commas between @param {Desk} desk */
  constructor(subject, desk) {
    this.#people = subject.split(",").slice(0, MOST);
    this.#desk = desk;
    this.others = new Section({
      id: "brief-others",
      title: t("brief_others"),
      inputs: [{ name: "other", label: t("relations_who"), needed: true, known: [] }],
      add: async ({ other = "" }) => {
        const chosen = await somebody.chosen(other);
        if (!chosen || this.#people.length >= MOST) {
          desk.say(chosen ? t("brief_most", MOST) : t("relations_choose"));
          return false;
        }
        await this.#turn([...this.#people.filter((one) => one !== chosen), chosen]);
        return true;
      },
    });
    const somebody = whom(this.others, "other");
    this.root = element(
      "div",
      { class: "sheet brief" },
      element("h1", {}, t("brief")),
      element(
        "div",
        { class: "deeds" },
        element("button", { type: "button", onclick: () => window.print() }, t("brief_print")),
        element(
          "button",
          { id: "copy-brief", type: "button", onclick: () => this.#copy() },
          t("brief_copy"),
        ),
      ),
      this.others.root,
      this.#body,
    );
  }

  async refresh() {
    const found = await read("/v1/brief", { people: /** @type {[string]} */ (this.#people) });
    const ids = found.people.map(({ person: { id } }) => id);
    this.#markdown = found.markdown;
    this.others.show(
      ids.length > 1 ? found.people.map(({ person: one }) => this.#row(one, ids)) : [],
    );
    this.#body.replaceChildren(
      ...found.people.map((one) => person(one)),
      ...(found.shared.length ? [common(found.shared, found.people.length > 1)] : []),
    );
  }

  /** Of whom one may leave out. @param {Person} one @param {string[]} ids */
  #row({ id, name }, ids) {
    const leave = () => this.#turn(ids.filter((each) => each !== id));
    return line(
      id,
      [who(id, name)],
      deed(t("brief_leave_out"), leave, t("due_log", t("brief_leave_out"), name)),
    );
  }

  /** Tell of others, at an address that can be kept. @param {string[]} people */
  async #turn(people) {
    this.#people = people;
    history.replaceState(null, "", `#/brief/${people.join(",")}`);
    await this.#desk.again();
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#markdown);
    this.#desk.say(t("did_copied"));
  }
}

/** @param {BriefPerson} one */
function person({ person: known, contact, changes, last, notes, entries, birthday }) {
  const turns =
    birthday &&
    (birthday.turns === null
      ? t("reason_birthday", dayOf(birthday.on))
      : t("reason_birthday_turns", dayOf(birthday.on), number(birthday.turns)));
  return element(
    "article",
    { "data-person": known.id },
    element("h2", { id: `brief-${known.id}`, class: "whom" }, who(known.id, known.name)),
    list(known.id, "now", t("brief_now"), [
      ...now(known),
      turns,
      contact &&
        element(
          "span",
          {},
          counted("between_every", contact.ideal, contact.latest),
          " ",
          contact.state !== "fresh" && stateMark(contact.state),
        ),
    ]),
    list(
      known.id,
      "changed",
      t("brief_changed"),
      changes.map(({ label, before, after, at }) =>
        t("brief_change", fieldName(label), before ?? "", after ?? t("brief_nothing"), day(at)),
      ),
    ),
    list(known.id, "last", t("brief_last"), last.map(occasion)),
    list(
      known.id,
      "open",
      t("brief_open"),
      entries.map((entry) => {
        const said = t(KINDS[entry.kind], entry.text);
        return entry.day ? clauses(said, dayOf(entry.day)) : said;
      }),
    ),
    list(
      known.id,
      "notes",
      t("brief_notes"),
      notes.map(({ text, written_at }) => t("talked_last", day(written_at), text)),
    ),
  );
}

/** @param {Person} known */
function now({ roles, headline, location, met_at, identities, tags }) {
  return [
    ...roles
      .filter(({ until }) => until === null || until === undefined)
      .map(({ title, organisation }) => [title, organisation].filter(Boolean).join(" · ")),
    headline,
    location,
    met_at && t("brief_met_at", met_at),
    ...identities
      .filter(({ kind }) => kind === "email" || kind === "phone")
      .map(({ value }) => value),
    tags.map((tag) => `#${tag}`).join(" "),
  ];
}

/** @param {Interaction} one */
function occasion({ kind, day: on, place, text }) {
  return clauses(dayOf(on), t(CONTACTS[kind]), place ?? "", text ?? "");
}

/** @param {SharedPerson[]} shared @param {boolean} isSeveral */
function common(shared, isSeveral) {
  return part(
    "brief-shared",
    t(isSeveral ? "brief_common" : "brief_knows"),
    element(
      "ul",
      {},
      ...shared.map(({ person: id, name, reasons }) =>
        element(
          "li",
          {},
          who(id, name),
          " ",
          element("span", { class: "soft" }, clauses(...reasons.map(knows))),
        ),
      ),
    ),
  );
}

/** @param {SharedReason} reason @returns {string} how somebody knows another */
function knows({ kind, whose, what, day: on }) {
  const word = called("relation", what) || what;
  const how = {
    relation: () => word,
    reverse: () => t("relations_of", word),
    together: () => clauses(t(CONTACTS[/** @type {InteractionKind} */ (what)]), dayOf(on ?? "")),
    organisation: () => t("way_house", what),
  }[kind]();
  // In English too: the sentence is for the command line, with the day as a program writes it.
  return whose ? t("joined_colon", whose, how) : how;
}

/** @param {string} whose @param {string} id @param {string} title @param {(Node | string | false | null | undefined)[]} rows */
function list(whose, id, title, rows) {
  const shown = rows.filter(Boolean).map((row) => element("li", {}, row));
  if (shown.length === 0) return false;
  const root = part(`brief-${id}-${whose}`, title, element("ul", {}, ...shown));
  // Of several people each has such a part.
  root.setAttribute("aria-labelledby", `brief-${whose} ${root.id}-heading`);
  return root;
}
