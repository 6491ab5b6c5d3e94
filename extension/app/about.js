/** What is known of a person beside the card: words, addresses, roles, dates, relations, own fields. */

import { read, write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { openable } from "../look/words.js";
import { Origins } from "./origins.js";
import { Relations } from "./relations.js";
import { deed, line, Section } from "./section.js";

/** @import { Calls, CustomValue, Identity, ImportantDate, Person, Role } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {"headline" | "location" | "met_at" | "about"} Words */

/** @type {[Words, string][]} */
const WORDS = [
  ["headline", "Headline"],
  ["location", "Place"],
  ["met_at", "Where you met"],
  ["about", "About"],
];
const LABELS = ["birthday", "anniversary", "met"];

export class About {
  #person;
  #desk;

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.words = new Section({
      id: "words",
      title: "In words",
      adds: "Change",
      empty: "Nothing yet.",
      inputs: [
        { name: "field", label: "What", kind: "select", choices: WORDS },
        { name: "value", label: "Is (empty takes it off)", kind: "long" },
      ],
      add: ({ field = "about", value }) => this.#edit({ fields: { [field]: value || null } }),
    });
    this.addresses = new Section({
      id: "addresses",
      title: "Addresses",
      empty: "No e-mail, number or page known.",
      inputs: [{ name: "value", label: "E-mail, phone number or page", needed: true }],
      add: ({ value = "" }) => this.#edit(addition(value)),
    });
    this.roles = new Section({
      id: "roles",
      title: "Work",
      empty: "No role known.",
      inputs: [
        { name: "title", label: "Role" },
        { name: "organisation", label: "Organisation", known: [] },
        { name: "since", label: "Since (2019, 2019-05)" },
        { name: "until", label: "Until" },
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
      title: "Dates",
      empty: "No birthday, no anniversary.",
      inputs: [
        { name: "label", label: "What", needed: true, known: LABELS },
        { name: "day", label: "Day (12 April 1984, 12 April)", needed: true },
      ],
      add: ({ label = "", day: when = "" }) =>
        desk.do("/v1/people/date", { person, label, day: when }),
    });
    this.relations = new Relations(person, desk);
    this.fields = new Section({
      id: "fields",
      title: "Your own fields",
      empty: "None filled in.",
      inputs: [
        { name: "field", label: "Field", needed: true, known: [] },
        { name: "value", label: "Value", needed: true, kind: "long" },
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
    this.dates.offer("label", LABELS);
  }

  /** @param {Person} person */
  async refresh(person) {
    this.words.show(
      WORDS.map(
        ([field, label]) =>
          person[field] && line(field, [element("b", {}, label), ` ${person[field]}`]),
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
      this.#desk.say(`Copied ${value}`);
    };
    return line(
      id,
      [
        href
          ? element("a", { href, target: "_blank", rel: "noreferrer noopener" }, shown)
          : element("span", {}, shown),
        generic && element("span", { class: "soft" }, " of the house"),
      ],
      deed("Copy", copy, `Copy ${value}`),
      deed("Remove", () => this.#edit({ remove_identities: [id] }), `Remove ${value}`),
    );
  }

  /** @param {Role} role */
  #role({ id, title, organisation, since, until, seen }) {
    const person = this.#person;
    const told = [title, organisation].filter(Boolean).join(", ");
    const from = since ?? (seen && `seen ${seen}`);
    const today = new Date().toISOString().slice(0, 10);
    const end = () =>
      this.#desk.do("/v1/people/role", { person, role: id, fields: { until: today } });
    const remove = () => this.#desk.do("/v1/people/role/remove", { person, role: id });
    return line(
      id,
      [
        told,
        (from || until) && element("span", { class: "soft" }, ` ${from ?? ""} – ${until ?? "now"}`),
      ],
      ...(until ? [] : [deed("Ended", end, `${told} has ended`)]),
      deed("Remove", remove, `Remove ${told}`),
    );
  }

  /** @param {ImportantDate} date */
  #date({ id, label, day: when }) {
    const remove = () =>
      this.#desk.do("/v1/people/date", { person: this.#person, label, day: null });
    return line(
      id,
      [element("b", {}, label), ` ${written(when)}`],
      deed("Remove", remove, `Remove ${label}`),
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
      deed("Remove", remove, `Remove ${name}`),
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
      this.#desk.say(`Not saved. ${error.message}`);
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
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    ...(known ? { year: "numeric" } : {}),
    timeZone: "UTC",
  }).format(Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(date)));
}
