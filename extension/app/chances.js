/** Opportunities that came through people, as a pipeline, and what they come to. */

import { element } from "../look/element.js";
import { listed, money, number, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { Section } from "./section.js";
import { whom } from "./whom.js";

/** @import { Opportunities, Opportunity, Sum } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

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
    this.#columns.replaceChildren(
      ...STATES.map((state) =>
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
  #card({ id, title, kind, person, name, value, day, state, outcome }) {
    const move = (/** @type {Event} */ { target }) =>
      target instanceof HTMLSelectElement &&
      this.#desk.do("/v1/opportunities/edit", {
        opportunity: id,
        state: /** @type {State} */ (target.value),
      });
    return element(
      "li",
      { "data-row": id },
      element("b", {}, title),
      element("p", { class: "soft" }, listed([t(`chance_${kind}`), dayOf(day)])),
      value && element("p", {}, money(value.hundredths, value.currency)),
      element("a", { href: `#/person/${person}` }, t("favours_through_name", name)),
      outcome && element("p", { class: "text" }, outcome),
      element(
        "select",
        { "aria-label": t("favours_move", title), onchange: move },
        ...STATES.map((one) =>
          element("option", { value: one, selected: one === state }, t(`chance_${one}`)),
        ),
      ),
    );
  }
}

/** @param {Sum[]} sums */
function told(sums) {
  const each = sums.map(({ hundredths, currency }) => money(hundredths, currency));
  return each.length ? listed(each) : "–";
}

/** @param {string} text @returns {{hundredths: number, currency: string} | undefined} */
function amount(text) {
  const [, whole, rest = "", currency] = VALUE.exec(text.trim()) ?? [];
  if (!whole || !currency) return undefined;
  const hundredths = Number(whole.replaceAll(" ", "")) * 100 + Number(rest.padEnd(2, "0"));
  return { hundredths, currency: currency.toUpperCase() };
}
