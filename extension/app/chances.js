/** Opportunities that came through people, as a pipeline, and what they come to. */

import { element } from "../look/element.js";
import { listed, money, number, phrase, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { change } from "./change.js";
import { who } from "./reminders.js";
import { renew } from "./renew.js";
import { deed, Section } from "./section.js";
import { whom } from "./whom.js";

/** @import { Calls, Money, Opportunities, Opportunity, Sum } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */
/** @import { Input, Values } from "./form.js" */

/** @typedef {Opportunity["state"]} State */

const STATES = /** @type {const} */ (["open", "active", "won", "lost"]);
const KINDS = /** @type {const} */ ([
  "job",
  "referral",
  "funding",
  "customer",
  "collaboration",
  "service",
]);
/** Of a field that says whether somebody stays among those involved; their id follows. */
const STAYS = "stays-";
const VALUE = /^(\d[\d ]*)(?:\.(\d{1,2}))?\s*([a-z]{3})$/i;

export class Chances {
  #desk;
  #sums = element("p", { class: "sums" });
  #columns = element("div", { class: "pipeline" });

  /** @param {Desk} desk @param {string} [person] through whom they came, on their page */
  constructor(desk, person) {
    this.#desk = desk;
    this.section = new Section({
      id: "chances",
      title: t("favours_chances"),
      empty: t("favours_no_chances"),
      inputs: [
        { name: "title", label: t("favours_what"), needed: true },
        {
          name: "kind",
          label: t("favours_kind"),
          kind: "select",
          choices: KINDS.map((kind) => [kind, t(`chance_${kind}`)]),
        },
        ...(person
          ? []
          : [{ name: "through", label: t("favours_through"), needed: true, known: [] }]),
        { name: "value", label: t("favours_value") },
      ],
      add: async ({ title = "", kind, through = "", value = "" }) => {
        const source = person ?? (await somebody.chosen(through));
        const worth = value ? amount(value) : null;
        if (!source || worth === undefined) {
          desk.say(t(source ? "favours_value_wrong" : "relations_choose"));
          return false;
        }
        return desk.do("/v1/opportunities/add", {
          title,
          kind: /** @type {Opportunity["kind"]} */ (kind),
          person: source,
          value: worth,
        });
      },
    });
    const somebody = whom(this.section, "through");
    this.section.root.append(this.#sums, this.#columns);
    this.root = this.section.root;
  }

  /** @param {Opportunities} found */
  show({ opportunities, counts, came, ahead }) {
    this.section.show([]);
    const any = opportunities.length > 0;
    const empty = this.root.querySelector(".empty");
    if (empty instanceof HTMLElement) empty.hidden = any;
    this.#sums.hidden = this.#columns.hidden = !any;
    this.#sums.textContent = [
      t("favours_came", told(came)),
      ...(ahead.length ? [t("favours_ahead", told(ahead))] : []),
    ].join(" ");
    renew(
      this.#columns,
      STATES.map((state) =>
        element(
          "section",
          { "aria-label": t(`chance_${state}`), "data-state": state },
          element("h3", {}, t(`chance_${state}`), " ", number(counts[state] ?? 0)),
          element(
            "ul",
            {},
            ...opportunities.filter((one) => one.state === state).map((one) => this.#card(one)),
          ),
        ),
      ),
    );
  }

  /** @param {Opportunity} one */
  #card(one) {
    const { id, title, kind, person, name, people, value, day, state, outcome } = one;
    const move = (/** @type {Event} */ { target }) =>
      target instanceof HTMLSelectElement &&
      this.#desk.do("/v1/opportunities/edit", {
        opportunity: id,
        state: /** @type {State} */ (target.value),
      });
    const editing = this.#change(one);
    const remove = () => this.#desk.do("/v1/opportunities/remove", { opportunity: id });
    return element(
      "li",
      { "data-row": id },
      element("b", {}, title),
      element("p", { class: "soft" }, listed([t(`chance_${kind}`), dayOf(day)])),
      value && element("p", {}, money(value.hundredths, value.currency)),
      element("a", { href: `#/person/${person}` }, t("favours_through_name", name)),
      people.length > 0 &&
        element(
          "p",
          { class: "soft" },
          ...phrase("contact_with", element("span", {}, ...apart(people.map(named)))),
        ),
      outcome && element("p", { class: "text" }, outcome),
      element(
        "select",
        { "aria-label": t("favours_move", title), onchange: move },
        ...STATES.map((each) =>
          element("option", { value: each, selected: each === state }, t(`chance_${each}`)),
        ),
      ),
      element(
        "div",
        { class: "deeds" },
        editing.button,
        deed(t("do_remove"), remove, t("due_log", t("do_remove"), title)),
      ),
      editing.box,
    );
  }

  /** @param {Opportunity} one */
  #change(one) {
    /** @type {ReturnType<typeof whom> | undefined} */
    let another;
    return change({
      id: `chance-${one.id}`,
      about: t("due_log", t("do_change"), one.title),
      inputs: () => inputs(one),
      ready: (form) => {
        another = whom(form, "another");
      },
      save: async (values) => {
        const added = values.another ? await another?.chosen(values.another) : null;
        const worth = values.value ? amount(values.value) : null;
        if (worth === undefined || (values.another && !added)) {
          this.#desk.say(t(worth === undefined ? "favours_value_wrong" : "relations_choose"));
          return false;
        }
        return this.#desk.do("/v1/opportunities/edit", edited(one, values, worth, added ?? null));
      },
    });
  }
}

/** @param {Opportunity} one @returns {Input[]} */
function inputs({ title, kind, value, outcome, people }) {
  return [
    { name: "title", label: t("favours_what"), needed: true, value: title },
    {
      name: "kind",
      label: t("favours_kind"),
      kind: "select",
      choices: KINDS.map((each) => [each, t(`chance_${each}`)]),
      value: kind,
    },
    { name: "value", label: t("favours_value"), value: value ? typed(value) : "" },
    { name: "outcome", label: t("intro_outcome"), kind: "long", value: outcome ?? "" },
    ...people.map(({ id, name }) => ({
      name: `${STAYS}${id}`,
      label: t("favours_involved", name),
      kind: /** @type {const} */ ("check"),
      value: "on",
    })),
    { name: "another", label: t("favours_another"), known: [] },
  ];
}

/**
 * What of an opportunity is to be changed, from what stands in the form.
 * @param {Opportunity} one
 * @param {Values} values
 * @param {Money | null} value
 * @param {string | null} added who is involved too
 * @returns {Calls["/v1/opportunities/edit"]["request"]}
 */
export function edited(one, values, value, added) {
  const gone = one.people.map(({ id }) => id).filter((id) => !(`${STAYS}${id}` in values));
  return {
    opportunity: one.id,
    title: values.title || one.title,
    kind: /** @type {Opportunity["kind"]} */ (values.kind),
    value,
    no_value: value === null,
    outcome: values.outcome ?? "",
    add_people: /** @type {any} */ (added ? [added] : []),
    remove_people: /** @type {any} */ (gone),
  };
}

/** @param {{id: string, name: string}} one */
function named({ id, name }) {
  return who(id, name);
}

/** @param {Node[]} parts @returns {(Node | string)[]} */
function apart(parts) {
  return parts.flatMap((part, at) => (at ? [" · ", part] : [part]));
}

/** @param {Sum[]} sums */
function told(sums) {
  const each = sums.map(({ hundredths, currency }) => money(hundredths, currency));
  return each.length ? listed(each) : "–";
}

/** @param {Money} value @returns {string} as it can be typed again */
export function typed({ hundredths, currency }) {
  const rest = hundredths % 100;
  const whole = String((hundredths - rest) / 100);
  return `${whole}${rest ? `.${String(rest).padStart(2, "0")}` : ""} ${currency}`;
}

/** @param {string} text @returns {{hundredths: number, currency: string} | undefined} */
export function amount(text) {
  const [, whole, rest = "", currency] = VALUE.exec(text.trim()) ?? [];
  if (!whole || !currency) return undefined;
  const hundredths = Number(whole.replaceAll(" ", "")) * 100 + Number(rest.padEnd(2, "0"));
  return { hundredths, currency: currency.toUpperCase() };
}
