/** Asks and offers: each with what fits it, the words that fit marked, and what can be said of it. */

import { element } from "../look/element.js";
import { listed, t } from "../look/texts.js";
import { dayOf, fieldName, highlighted } from "../look/words.js";
import { deed, line, Section } from "./section.js";
import { whom } from "./whom.js";

/** @import { Calls, Fitting, Posting } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {Posting["kind"]} Kind */
/** @typedef {Fitting["proposals"][number]} Proposal */
/** @typedef {NonNullable<Calls["/v1/postings/make"]["request"]["tags"]>} Tags */

/** @type {Record<Kind, {title: "favours_asks" | "favours_offers", empty: "favours_no_asks" | "favours_no_offers", text: "favours_text_ask" | "favours_text_offer"}>} */
const WORDS = {
  ask: { title: "favours_asks", empty: "favours_no_asks", text: "favours_text_ask" },
  offer: { title: "favours_offers", empty: "favours_no_offers", text: "favours_text_offer" },
};

export class Postings {
  #desk;

  /** @param {Kind} kind @param {Desk} desk @param {string} [person] whose they are, on their page */
  constructor(kind, desk, person) {
    this.#desk = desk;
    const { title, empty, text } = WORDS[kind];
    this.section = new Section({
      id: `${kind}s`,
      title: t(title),
      empty: t(empty),
      inputs: [
        { name: "text", label: t(text), kind: "long", needed: true },
        ...(person ? [] : [{ name: "whose", label: t("favours_whose"), known: [] }]),
        { name: "due", label: t("between_until") },
        { name: "tags", label: t("favours_tags") },
      ],
      add: async ({ text: said = "", whose = "", due, tags = "" }) => {
        const of = person ?? (whose ? await somebody.chosen(whose) : null);
        if (whose && !of) {
          desk.say(t("relations_choose"));
          return false;
        }
        const each = tags.split(",").map((one) => one.trim());
        const kept = /** @type {Tags} */ (each.filter(Boolean));
        return desk.do("/v1/postings/make", {
          kind,
          person: of,
          text: said,
          due: due || null,
          tags: kept,
        });
      },
    });
    const somebody = whom(this.section, "whose");
    this.root = this.section.root;
  }

  /** @param {Fitting[]} rows @param {boolean} [named] whether each says whose it is */
  show(rows, named = true) {
    this.section.show(rows.map((row) => this.#row(row, named)));
  }

  /** @param {Fitting} row @param {boolean} named */
  #row({ posting, marks, proposals }, named) {
    const { id, text, due, tags } = posting;
    const close = () => this.#desk.do("/v1/postings/edit", { posting: id, state: "closed" });
    return line(
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
      deed(t("favours_do_close"), close, t("due_log", t("favours_do_close"), text)),
    );
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

/** @param {string | null} person @param {string} name */
export function whose(person, name) {
  return person
    ? element("a", { class: "name", href: `#/person/${person}` }, name)
    : element("b", { class: "name" }, t("favours_you"));
}
