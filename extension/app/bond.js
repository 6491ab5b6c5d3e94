/** What binds a person to you and others: how strong the tie is and why, introductions, ways to them. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, dated, number, t } from "../look/texts.js";
import { CONTACTS } from "../look/words.js";
import { introduction } from "./introduction.js";
import { line, Section } from "./section.js";
import { Ways } from "./ways.js";

/** @import { Tie } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

export class Bond {
  #person;
  #desk;
  #ways = new Ways();

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.tie = new Section({ id: "tie", title: t("tie_title"), empty: t("between_none") });
    this.introductions = new Section({ id: "introduced", title: t("nav_introductions") });
    this.introductions.root.append(
      element("a", { class: "quiet", href: `#/chain/${person}` }, t("chain_title")),
    );
    this.ways = new Section({ id: "ways-to", title: t("ways_title") });
    this.ways.root.append(
      element(
        "button",
        { class: "quiet", type: "button", onclick: () => this.#ways.find(person) },
        t("ways_show"),
      ),
      this.#ways.root,
    );
    this.root = element(
      "div",
      { class: "bond" },
      this.tie.root,
      this.introductions.root,
      this.ways.root,
    );
  }

  async refresh() {
    const person = this.#person;
    const [tie, { introductions }] = await Promise.all([
      read("/v1/tie", { person }),
      read("/v1/introductions", { person, which: "all" }),
    ]);
    this.tie.show(tie.parts.length ? parts(tie) : []);
    this.introductions.show(introductions.map((one) => introduction(one, this.#desk, true)));
    this.introductions.root.hidden = introductions.length === 0;
  }
}

/** The strength, and the parts of its sum in words. @param {Tie} tie */
function parts({ strength, parts: kinds, one_sided: oneSided, half_life: halfLife }) {
  return [
    line("strength", [
      element("strong", {}, t("tie_is", number(Math.round(strength)))),
      element("p", { class: "soft" }, t("tie_fades", halfLife)),
    ]),
    ...kinds.map(({ kind, days, last, worth }) => {
      const day = dated(Date.parse(`${last}T12:00`), { dateStyle: "medium" });
      return line(kind, [
        `${t(CONTACTS[kind])}: `,
        element("span", { class: "soft" }, t("tie_part", counted("days", days), day, short(worth))),
      ]);
    }),
    oneSided >= 0.005 &&
      line("sides", [element("span", { class: "soft" }, t("tie_sides", short(oneSided)))]),
  ];
}

/** @param {number} worth */
function short(worth) {
  return number(Math.round(worth * 100) / 100);
}
