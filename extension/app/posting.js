/** Asks and offers: each with what fits it, the words that fit marked, and what can be said of it. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { listed, t } from "../look/texts.js";
import { dayOf, fieldName, highlighted } from "../look/words.js";
import { change } from "./change.js";
import { Fold } from "./fold.js";
import { deed, line, Section } from "./section.js";
import { whom } from "./whom.js";

/** @import { Calls, Fitting, Posting } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @import { Input, Values } from "./form.js" */

/** @typedef {Posting["kind"]} Kind */
/** @typedef {Fitting["proposals"][number]} Proposal */
/** @typedef {NonNullable<Calls["/v1/postings/make"]["request"]["tags"]>} Tags */

const WORDS = /** @type {const} */ ({
  ask: {
    title: "favours_asks",
    empty: "favours_no_asks",
    text: "favours_text_ask",
    ended: "favours_ended_asks",
  },
  offer: {
    title: "favours_offers",
    empty: "favours_no_offers",
    text: "favours_text_offer",
    ended: "favours_ended_offers",
  },
});
const MOST = 500; // asked for, to find those that are over

export class Postings {
  #kind;
  #desk;
  #person;

  /** @param {Kind} kind @param {Desk} desk @param {string} [person] whose they are, on their page */
  constructor(kind, desk, person) {
    this.#kind = kind;
    this.#desk = desk;
    this.#person = person;
    const { title, empty, ended } = WORDS[kind];
    const [text, ...rest] = inputs(kind);
    this.section = new Section({
      id: `${kind}s`,
      title: t(title),
      empty: t(empty),
      inputs: [
        text,
        ...(person ? [] : [{ name: "whose", label: t("favours_whose"), known: [] }]),
        ...rest,
      ],
      add: async ({ text: said = "", whose = "", due, tags = "" }) => {
        const of = person ?? (whose ? await somebody.chosen(whose) : null);
        if (whose && !of) {
          desk.say(t("relations_choose"));
          return false;
        }
        return desk.do("/v1/postings/make", {
          kind,
          person: of,
          text: said,
          due: due || null,
          tags: tagsIn(tags),
        });
      },
    });
    const somebody = whom(this.section, "whose");
    this.ended = new Fold(
      {
        id: `${kind}s-ended`,
        title: t(ended),
        empty: t("favours_none_ended"),
        load: () => this.#ended(),
      },
      desk,
    );
    this.root = element("div", { class: "postings" }, this.section.root, this.ended.root);
  }

  /** @param {Fitting[]} rows @param {boolean} [named] whether each says whose it is */
  show(rows, named = true) {
    this.section.show(rows.map((row) => this.#row(row, named)));
    return this.ended.refresh();
  }

  /** Those that were met or closed. */
  async #ended() {
    const { postings } = await read("/v1/postings", {
      kind: this.#kind,
      person: this.#person ?? null,
      ended: true,
      limit: MOST,
    });
    return postings
      .filter(({ state }) => state === "met" || state === "closed")
      .map((one) => this.#over(one));
  }

  /** @param {Posting} one */
  #over({ id, person, name, text, state }) {
    const again = () => this.#desk.do("/v1/postings/edit", { posting: id, state: "open" });
    const remove = () => this.#desk.do("/v1/postings/remove", { posting: id });
    return line(
      id,
      [
        !this.#person && whose(person, name),
        element("p", { class: "text" }, text),
        element(
          "p",
          { class: "soft" },
          t(state === "met" ? "favours_is_met" : "favours_is_closed"),
        ),
      ],
      deed(t("favours_do_open"), again, t("due_log", t("favours_do_open"), text)),
      deed(t("do_remove"), remove, t("due_log", t("do_remove"), text)),
    );
  }

  /** @param {Fitting} row @param {boolean} named */
  #row({ posting, marks, proposals }, named) {
    const { id, text, due, tags } = posting;
    const close = () => this.#desk.do("/v1/postings/edit", { posting: id, state: "closed" });
    const before = { text, due: due ?? "", tags: tags.join(", ") };
    const editing = change({
      id: `posting-${id}`,
      about: t("due_log", t("do_change"), text),
      inputs: () => inputs(this.#kind, before),
      save: (values) =>
        this.#desk.do("/v1/postings/edit", {
          posting: id,
          text: values.text ?? "",
          // Left as it is, it may be past.
          due: values.due === before.due ? null : (values.due ?? ""),
          tags: tagsIn(values.tags ?? ""),
        }),
    });
    const row = line(
      id,
      [
        named && whose(posting.person, posting.name),
        element("p", { class: "text" }, ...highlighted(text, marks)),
        (due || tags.length > 0) &&
          element(
            "p",
            { class: "soft" },
            listed([...(due ? [t("between_until_day", dayOf(due))] : []), ...tags]),
          ),
        proposals.length > 0
          ? element("ul", { class: "fits" }, ...proposals.map((one) => this.#fit(posting, one)))
          : element("p", { class: "soft" }, t("favours_none_fit")),
      ],
      editing.button,
      deed(t("favours_do_close"), close, t("due_log", t("favours_do_close"), text)),
    );
    row.append(editing.box);
    return row;
  }

  /** @param {Posting} posting @param {Proposal} one */
  #fit(posting, one) {
    const name = one.person ? one.name : t("favours_you");
    const say = (/** @type {boolean | null} */ fits) => () =>
      this.#desk.do("/v1/postings/verdict", { posting: posting.id, candidate: one.id, fits });
    // Of an offer's page the ask is what is met, and whose the offer is met it.
    const ask = posting.kind === "ask" ? posting.id : one.id;
    const by = posting.kind === "ask" ? one.person : posting.person;
    const helper = posting.kind === "ask" ? name : posting.name || t("favours_you");
    const met = () => this.#desk.do("/v1/postings/met", { posting: ask, by });
    return line(
      one.id,
      [
        whose(one.person, one.name),
        one.line && element("span", { class: "soft" }, ` ${one.line}`),
        one.fits && " ",
        one.fits && element("span", { class: "mark" }, t("favours_fits")),
        ...one.pieces.map(({ field, text, marks }) =>
          element(
            "p",
            {},
            element("span", { class: "soft" }, `${fieldName(field)} `),
            ...highlighted(text, marks),
          ),
        ),
      ],
      deed(t("favours_met_by", helper), met),
      one.fits
        ? deed(t("do_undo"), say(null), t("due_log", t("do_undo"), name))
        : deed(t("favours_do_fits"), say(true), t("due_log", t("favours_do_fits"), name)),
      deed(t("favours_do_not"), say(false), t("due_log", t("favours_do_not"), name)),
    );
  }
}

/** @param {Kind} kind @param {Values} [values] that stand there at first @returns {[Input, ...Input[]]} */
function inputs(kind, { text = "", due = "", tags = "" } = {}) {
  return [
    { name: "text", label: t(WORDS[kind].text), kind: "long", needed: true, value: text },
    { name: "due", label: t("between_until"), kind: "day", value: due },
    { name: "tags", label: t("favours_tags"), value: tags },
  ];
}

/** @param {string} typed with commas between @returns {Tags} */
function tagsIn(typed) {
  const each = typed.split(",").map((one) => one.trim());
  return /** @type {Tags} */ (each.filter(Boolean));
}

/** @param {string | null} person @param {string} name */
export function whose(person, name) {
  return person
    ? element("a", { class: "name", href: `#/person/${person}` }, name)
    : element("b", { class: "name" }, t("favours_you"));
}
