/** What is known of a person beside the card: words, addresses, roles, dates, relations, own fields. */

import { read, write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { dated, t } from "../look/texts.js";
import { openable } from "../look/words.js";
import { Origins } from "./origins.js";
import { Relations } from "./relations.js";
import { deed, line, Section } from "./section.js";
import { Vocabulary } from "./vocabulary.js";

/** @import { Calls, CustomValue, Identity, ImportantDate, Person, Role } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @import { Plain } from "../look/keys.d.ts" */

/** @typedef {"headline" | "location" | "met_at" | "about"} Words */

/** @type {[Words, Plain][]} */
const WORDS = [
  ["headline", "about_headline"],
  ["location", "about_location"],
  ["met_at", "about_met_at"],
  ["about", "about_about"],
];
const labels = new Vocabulary("label", ["birthday", "anniversary", "met"]);

export class About {
  #person;
  #desk;

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.words = new Section({
      id: "words",
      title: t("about_words"),
      adds: t("do_change"),
      empty: t("about_nothing"),
      inputs: [
        {
          name: "field",
          label: t("about_what"),
          kind: "select",
          choices: WORDS.map(([field, words]) => [field, t(words)]),
        },
        { name: "value", label: t("about_is"), kind: "long" },
      ],
      add: ({ field = "about", value }) => this.#edit({ fields: { [field]: value || null } }),
    });
    this.addresses = new Section({
      id: "addresses",
      title: t("about_addresses"),
      empty: t("about_no_addresses"),
      inputs: [{ name: "value", label: t("about_address"), needed: true }],
      add: ({ value = "" }) => this.#edit(addition(value)),
    });
    this.roles = new Section({
      id: "roles",
      title: t("about_work"),
      empty: t("about_no_work"),
      inputs: [
        { name: "title", label: t("card_role") },
        { name: "organisation", label: t("card_organisation"), known: [] },
        { name: "since", label: t("about_since") },
        { name: "until", label: t("about_until") },
      ],
      offers: async () => {
        const { organisations } = await read("/v1/organisations", {});
        return { organisation: organisations.map(({ name }) => name) };
      },
      add: ({ title, organisation, since, until }) =>
        desk.do("/v1/people/role", {
          person,
          fields: {
            title: title || null,
            organisation: organisation || null,
            since: since || null,
            until: until || null,
          },
        }),
    });
    this.dates = new Section({
      id: "dates",
      title: t("about_dates"),
      empty: t("about_no_dates"),
      inputs: [
        { name: "label", label: t("about_what"), needed: true, known: [] },
        { name: "day", label: t("about_day"), needed: true },
      ],
      add: ({ label = "", day: when = "" }) =>
        desk.do("/v1/people/date", { person, label: labels.code(label), day: when }),
    });
    this.relations = new Relations(person, desk);
    this.fields = new Section({
      id: "fields",
      title: t("about_fields"),
      empty: t("about_no_fields"),
      inputs: [
        { name: "field", label: t("about_field"), needed: true, known: [] },
        { name: "value", label: t("about_value"), needed: true, kind: "long" },
      ],
      offers: async () => {
        const { fields } = await read("/v1/fields", {});
        return { field: fields.map(({ name }) => name) };
      },
      add: ({ field = "", value = "" }) => this.#fill(field, value),
    });
    this.origins = new Origins(person);
    this.root = element(
      "div",
      {},
      this.addresses.root,
      this.roles.root,
      this.words.root,
      this.dates.root,
      this.relations.root,
      this.fields.root,
      this.origins.root,
    );
    this.dates.offer("label", labels.words);
  }

  /** @param {Person} person */
  async refresh(person) {
    this.words.show(
      WORDS.map(
        ([field, label]) =>
          person[field] && line(field, [element("b", {}, t(label)), ` ${person[field]}`]),
      ).filter((row) => row instanceof Element),
    );
    this.addresses.show(person.identities.map((one) => this.#address(one)));
    this.roles.show(person.roles.map((one) => this.#role(one)));
    this.dates.show(person.dates.map((one) => this.#date(one)));
    this.relations.show(person.relations);
    this.fields.show(person.values.map((one) => this.#value(one)));
    await this.origins.refresh();
  }

  /** @param {Omit<Calls["/v1/people/edit"]["request"], "person">} change */
  #edit(change) {
    return this.#desk.do("/v1/people/edit", { person: this.#person, ...change });
  }

  /** @param {Identity} identity */
  #address({ id, kind, value, generic }) {
    const href =
      kind === "email" ? `mailto:${value}` : kind === "phone" ? `tel:${value}` : openable(value);
    const shown = value.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
    const copy = async () => {
      await navigator.clipboard.writeText(value);
      this.#desk.say(t("copied_value", value));
    };
    return line(
      id,
      [
        href
          ? element("a", { href, dir: "ltr", target: "_blank", rel: "noreferrer noopener" }, shown)
          : element("span", { dir: "ltr" }, shown),
        generic && " ",
        generic && element("span", { class: "soft" }, t("about_of_house")),
      ],
      deed(t("do_copy"), copy, t("copy_value", value)),
      deed(t("do_remove"), () => this.#edit({ remove_identities: [id] }), t("remove_value", value)),
    );
  }

  /** @param {Role} role */
  #role({ id, title, organisation, since, until, seen }) {
    const person = this.#person;
    const both = title && organisation && t("about_job", title, organisation);
    const told = both || title || organisation || "";
    const from = since ?? (seen && t("about_seen", seen));
    const today = new Date().toISOString().slice(0, 10);
    const end = () =>
      this.#desk.do("/v1/people/role", { person, role: id, fields: { until: today } });
    const remove = () => this.#desk.do("/v1/people/role/remove", { person, role: id });
    return line(
      id,
      [
        told,
        (from || until) && " ",
        (from || until) &&
          element("span", { class: "soft" }, t("about_span", from ?? "", until ?? t("about_now"))),
      ],
      ...(until ? [] : [deed(t("about_ended"), end, t("about_has_ended", told))]),
      deed(t("do_remove"), remove, t("remove_value", told)),
    );
  }

  /** @param {ImportantDate} date */
  #date({ id, label, day: when }) {
    const remove = () =>
      this.#desk.do("/v1/people/date", { person: this.#person, label, day: null });
    return line(
      id,
      [element("b", {}, labels.word(label)), ` ${written(when)}`],
      deed(t("do_remove"), remove, t("remove_value", labels.word(label))),
    );
  }

  /** @param {CustomValue} value */
  #value({ id, name, kind, value }) {
    const remove = () => this.#edit({ remove_values: [id] });
    const href = kind === "link" ? openable(value) : null;
    return line(
      id,
      [
        element("b", {}, name),
        " ",
        href
          ? element("a", { href, target: "_blank", rel: "noreferrer noopener" }, value)
          : element("span", {}, value),
      ],
      deed(t("do_remove"), remove, t("remove_value", name)),
    );
  }

  /** Set a value, in a field that is made if there is none of that name. @param {string} field @param {string} value */
  async #fill(field, value) {
    try {
      const { fields } = await read("/v1/fields", {});
      if (!fields.some(({ name }) => name.toLowerCase() === field.toLowerCase()))
        await write("/v1/fields/add", { name: field, kind: "text" });
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(t("not_saved", error.message));
      return false;
    }
    return this.#edit({ values: [{ field, value }] });
  }
}

/** @param {string} value @returns {Partial<Calls["/v1/people/edit"]["request"]>} what adds it */
function addition(value) {
  if (/^[^\s/]+@[^\s/]+$/.test(value)) return { add_emails: [value] };
  if (/^\+?[\d\s()./-]{5,}$/.test(value)) return { add_phones: [value] };
  return { add_urls: [value.includes("://") ? value : `https://${value}`] };
}

/** @param {string} when `1984-04-12` or `--04-12` */
function written(when) {
  const [, year, month = "", date = ""] = /^(-|\d{4})-(\d\d)-(\d\d)$/.exec(when) ?? [];
  if (!year) return when;
  const known = year !== "-";
  return dated(Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(date)), {
    day: "numeric",
    month: "long",
    ...(known ? { year: "numeric" } : {}),
    timeZone: "UTC",
  });
}
