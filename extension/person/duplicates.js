/** Who may be the same person, why, and making one of the two, or saying that they are two. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { arrange, element } from "../look/element.js";
import { fieldName } from "../look/words.js";

/** @import { Calls, Choice, Duplicate, MergePreview, Proposal } from "../wire/types.d.ts" */

const MOST = 3; // proposals

/** @typedef {NonNullable<Calls["/v1/people/merge"]["request"]["take"]>} Take */

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
      { id: "duplicates", class: "duplicates", "aria-label": "Maybe the same", hidden: true },
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
  #row({ person, name, evidence }) {
    const merge = element(
      "button",
      { type: "button", "data-deed": "merge", onclick: () => this.#choose(person, row, deeds) },
      "Merge…",
    );
    const part = async () => {
      if (await this.#setting.part(this.#person, person)) this.#gone(row);
    };
    const two = element(
      "button",
      { class: "quiet", type: "button", "data-deed": "part", onclick: part },
      "Not the same",
    );
    const deeds = element("div", { class: "deeds" }, merge, two);
    const row = element(
      "li",
      { "data-proposal": person },
      element("p", {}, "Maybe the same person as ", element("b", {}, name)),
      element("p", { class: "why" }, evidence.join(", ")),
      deeds,
    );
    return row;
  }

  /** Ask which values count. @param {string} other @param {HTMLElement} row @param {HTMLElement} deeds */
  async #choose(other, row, deeds) {
    deeds.hidden = true;
    const box = element("form", { class: "choosing" });
    row.append(box);
    const close = () => {
      box.remove();
      deeds.hidden = false;
    };
    const cancel = element("button", { type: "button", onclick: close }, "Cancel");
    try {
      const preview = await read("/v1/people/merge/preview", { kept: this.#person, other });
      box.addEventListener("submit", async (event) => {
        event.preventDefault();
        const take = /** @type {Take} */ ([...new FormData(box).entries()].flatMap(taken));
        if (await this.#setting.merge(this.#person, other, take)) this.#gone(row);
        else close();
      });
      box.append(...questions(preview), cancel, button());
      /** @type {HTMLElement | null} */ (box.querySelector("[type=submit]"))?.focus();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      box.append(element("p", {}, error.message), cancel);
    }
  }

  /** @param {HTMLElement} row */
  #gone(row) {
    row.remove();
    this.root.hidden = this.#list.childElementCount === 0;
  }
}

function button() {
  return element("button", { class: "main", type: "submit" }, "Merge");
}

/** @param {[string, FormDataEntryValue]} entry */
function taken([field, whose]) {
  return whose === "other" ? [field] : [];
}

/** @param {Duplicate} pair @param {string} person @returns {Proposal} the one of the two who is not this person */
function other(pair, person) {
  const { name, other: second } = pair;
  return second.person === person ? { ...second, person: pair.person, name } : second;
}

/** @param {MergePreview} preview */
function questions({ choices, other: merged }) {
  const both = choices.filter((choice) => choice.kept !== null);
  const words = both.length
    ? "Which counts? The other stays in the history."
    : `All that is known of ${merged.name} comes along.`;
  return [element("p", {}, words), ...both.map(question)];
}

/** @param {Choice} choice */
function question({ field, kept, other: theirs, takes }) {
  /** @param {"kept" | "other"} whose @param {string} value */
  const way = (whose, value) =>
    element(
      "label",
      {},
      element("input", { type: "radio", name: field, value: whose, checked: takes === whose }),
      element("span", {}, value),
    );
  return element(
    "fieldset",
    {},
    element("legend", {}, fieldName(field)),
    way("kept", /** @type {string} */ (kept)),
    way("other", theirs),
  );
}
