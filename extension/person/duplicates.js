/** Who may be the same person, why, and making one of the two, or saying that they are two. */

import { read } from "../background/messages.js";
import { arrange, element } from "../look/element.js";
import { listed, phrase, t } from "../look/texts.js";
import { choosing } from "./choosing.js";
import { speaks } from "./evidence.js";

/** @import { Duplicate, Proposal } from "../wire/types.d.ts" */
/** @import { Take } from "./choosing.js" */

const MOST = 3; // proposals

/**
 * @typedef {object} Setting
 * @property {(kept: string, other: string, take: Take) => Promise<boolean>} merge whether it is safe
 * @property {(person: string, other: string) => Promise<boolean>} part whether it is safe
 */

export class Duplicates {
  #setting;
  #person = "";
  #list = element("ul", {});

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.root = element(
      "section",
      { id: "duplicates", class: "duplicates", "aria-label": t("same_label"), hidden: true },
      this.#list,
    );
  }

  /** @param {string} person whose card this is */
  async look(person) {
    this.#person = person;
    const request = { person, limit: MOST };
    const { duplicates } = await read("/v1/people/duplicates", request);
    this.#show(duplicates.map((pair) => other(pair, person)));
  }

  /** @param {Proposal[]} proposals */
  #show(proposals) {
    arrange(this.#list, ...proposals.map((one) => this.#row(one)));
    this.root.hidden = proposals.length === 0;
  }

  /** @param {Proposal} proposal */
  #row(proposal) {
    const words = phrase("same_as", element("b", {}, proposal.name));
    const row = pair(words, this.#person, proposal, this.#setting, () => {
      row.remove();
      this.root.hidden = this.#list.childElementCount === 0;
    });
    return row;
  }
}

/**
 * One pair that may be one person, and what can be done about it.
 * @param {(Node | string)[]} words who they are
 * @param {string} kept who stays
 * @param {Proposal} other
 * @param {Setting} setting
 * @param {() => void} onGone it is settled
 */
export function pair(words, kept, { person, evidence }, { merge, part }, onGone) {
  const choose = () => {
    deeds.hidden = true;
    const close = () => {
      box.remove();
      deeds.hidden = false;
    };
    const join = async (/** @type {Take} */ take) => {
      const safe = await merge(kept, person, take);
      if (safe) onGone();
      return safe;
    };
    const box = choosing(kept, person, join, close);
    row.append(box);
  };
  const two = async () => {
    if (await part(kept, person)) onGone();
  };
  const deeds = element(
    "div",
    { class: "deeds" },
    element("button", { type: "button", "data-deed": "merge", onclick: choose }, t("do_merge_ask")),
    element(
      "button",
      { class: "quiet", type: "button", "data-deed": "part", onclick: two },
      t("same_not"),
    ),
  );
  const row = element(
    "li",
    { "data-proposal": person },
    element("p", {}, ...words),
    element("p", { class: "why" }, listed(evidence.map(speaks))),
    deeds,
  );
  return row;
}

/** @param {Duplicate} pair @param {string} person @returns {Proposal} the one of the two who is not this person */
function other(pair, person) {
  const { name, other: second } = pair;
  return second.person === person ? { ...second, person: pair.person, name } : second;
}
