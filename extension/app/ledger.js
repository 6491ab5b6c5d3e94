/** Favours given and received: counted, and nothing made of the counts. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { deed, line, Section } from "./section.js";
import { whom } from "./whom.js";

/** @import { Balance, Favour, Ledger as Found } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

export class Ledger {
  #desk;
  #counts = element("p", { class: "soft" });
  #balances = element("ul", { class: "balances" });

  /** @param {Desk} desk @param {string} [person] with whom, on their page */
  constructor(desk, person) {
    this.#desk = desk;
    this.section = new Section({
      id: "ledger",
      title: t("favours_ledger"),
      empty: t("favours_no_ledger"),
      inputs: [
        { name: "text", label: t("favours_done"), needed: true },
        ...(person ? [] : [{ name: "with", label: t("relations_who"), needed: true, known: [] }]),
        {
          name: "way",
          label: t("favours_way"),
          kind: /** @type {const} */ ("select"),
          choices: /** @type {[string, string][]} */ ([
            ["given", t("favours_i_gave")],
            ["received", t("favours_i_got")],
          ]),
        },
        { name: "on", label: t("between_when"), kind: /** @type {const} */ ("day") },
      ],
      add: async ({ text = "", with: other = "", way, on }) => {
        const whose = person ?? (await somebody.chosen(other));
        if (!whose) {
          desk.say(t("relations_choose"));
          return false;
        }
        const given = way === "given";
        return desk.do("/v1/favours/add", { person: whose, given, text, on: on || null });
      },
    });
    const somebody = whom(this.section, "with");
    this.section.root.append(this.#counts, this.#balances);
    this.root = this.section.root;
  }

  /** @param {Found} found @param {boolean} [whole] with how it stands with each */
  show({ favours, given, received, balances }, whole = true) {
    this.section.show(favours.map((one) => this.#favour(one)));
    this.#counts.hidden = given + received === 0;
    this.#counts.textContent = `${t("favours_balance", given, received)} ${t("favours_counts")}`;
    this.#balances.hidden = !whole;
    this.#balances.replaceChildren(...balances.map(balance));
  }

  /** @param {Favour} one */
  #favour({ id, person, name, given, text, day }) {
    const remove = () => this.#desk.do("/v1/favours/remove", { favour: id });
    const way = t(given ? "favours_given_to" : "favours_got_from", name);
    return line(
      id,
      [
        element("a", { href: `#/person/${person}` }, way),
        element("span", { class: "soft" }, ` ${dayOf(day)}`),
        text && element("p", { class: "text" }, text),
      ],
      deed(t("do_remove"), remove, t("due_log", t("do_remove"), way)),
    );
  }
}

/** @param {Balance} one */
function balance({ person, name, given, received }) {
  return element(
    "li",
    {},
    element("a", { href: `#/person/${person}` }, name),
    " ",
    element("span", { class: "soft" }, t("favours_balance", given, received)),
  );
}
