/** What waits for a decision: suggestions, people who may be one, and what needs attention. */

import { ask, read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, phrase, t } from "../look/texts.js";
import { fieldName, host } from "../look/words.js";
import { pair } from "../person/duplicates.js";
import { Attention } from "./attention.js";
import { deed, Section } from "./section.js";

/** @import { Duplicate, Suggestion } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST_PAIRS = 50;
const MOST_PEOPLE = 50;
const AT_ONCE = 500; // suggestions in one write

/** @typedef {"accept" | "dismiss"} Deal */

/** What waits. Throws DaemonError. */
export async function waiting() {
  const [{ suggestions }, { duplicates, total }, health, outbox] = await Promise.all([
    read("/v1/people/suggestions", {}),
    read("/v1/people/duplicates", { limit: MOST_PAIRS }),
    ask("health", {}),
    ask("outbox", {}),
  ]);
  const refused = outbox.filter(({ state }) => state === "refused");
  const { notices } = health;
  const count = suggestions.length + total + refused.length + notices.length;
  return { suggestions, duplicates, total, refused, notices, count };
}

export class InboxPage {
  #desk;
  #nothing = element("p", { class: "nobody", hidden: true }, t("inbox_nothing"));
  #all = element("div", { class: "all-deals", hidden: true });
  #more = element("p", { class: "soft", hidden: true });
  #people = MOST_PEOPLE;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.attention = new Attention(desk);
    this.suggestions = new Section({ id: "suggested", title: t("suggestions_label") });
    this.pairs = new Section({ id: "pairs", title: t("inbox_pairs") });
    this.suggestions.root.append(this.#all, this.#more);
    this.root = element(
      "div",
      { class: "sheet inbox" },
      element("h1", {}, t("inbox_title")),
      this.#nothing,
      this.attention.root,
      this.suggestions.root,
      this.pairs.root,
    );
  }

  async refresh() {
    const { suggestions, duplicates, total, refused, notices, count } = await waiting();
    this.#nothing.hidden = count > 0;
    await this.attention.show(refused, notices);
    this.#suggest(suggestions);
    this.pairs.root.hidden = duplicates.length === 0;
    this.pairs.show(duplicates.map((one) => this.#pair(one)));
    if (total > duplicates.length)
      this.pairs.root.append(
        element("p", { class: "soft" }, t("more_later", total - duplicates.length)),
      );
  }

  /** @param {Suggestion[]} waiting */
  #suggest(waiting) {
    const people = Map.groupBy(waiting, ({ person }) => person);
    this.suggestions.root.hidden = waiting.length === 0;
    const shown = [...people.values()].slice(0, this.#people);
    this.suggestions.show(shown.map((each) => this.#person(each)));
    this.#all.hidden = people.size < 2;
    const ids = waiting.map(({ id }) => id);
    this.#all.replaceChildren(
      deed(counted("inbox_use_all", ids.length), () => this.#deal("accept", ids)),
      deed(counted("inbox_dismiss_all", ids.length), () => this.#deal("dismiss", ids)),
    );
    const rest = people.size - shown.length;
    const further = () => {
      this.#people += MOST_PEOPLE;
      this.#suggest(waiting);
    };
    this.#more.hidden = rest === 0;
    this.#more.replaceChildren(deed(counted("inbox_more", rest), further));
  }

  /** @param {Suggestion[]} each about one person */
  #person(each) {
    const { person, name } = /** @type {Suggestion} */ (each[0]);
    const ids = each.map(({ id }) => id);
    return element(
      "li",
      { "data-row": person },
      element(
        "div",
        { class: "words" },
        element("a", { class: "name", href: `#/person/${person}` }, name),
        element("ul", { class: "values" }, ...each.map((one) => this.#value(one, each.length > 1))),
      ),
      element(
        "div",
        { class: "deeds" },
        deed(
          t(each.length > 1 ? "do_use_all" : "do_use"),
          () => this.#deal("accept", ids),
          t("inbox_use_all_of", name),
        ),
        deed(
          t(each.length > 1 ? "do_dismiss_all" : "do_dismiss"),
          () => this.#deal("dismiss", ids),
          t("inbox_dismiss_all_of", name),
        ),
      ),
    );
  }

  /** @param {Suggestion} one @param {boolean} several whether each is dealt with by itself too */
  #value({ id, field, before, value, url }, several) {
    return element(
      "li",
      { class: "value", "data-suggestion": id },
      element(
        "span",
        {},
        element("span", { class: "soft" }, fieldName(field)),
        " ",
        before && element("s", {}, before),
        before && element("span", { class: "turns" }, " → "),
        element("b", {}, value),
        " ",
        element("span", { class: "soft" }, host(url) || t("inbox_a_page")),
      ),
      several && deed(t("do_use"), () => this.#deal("accept", [id]), t("inbox_use_value", value)),
      several &&
        deed(t("do_dismiss"), () => this.#deal("dismiss", [id]), t("inbox_dismiss_value", value)),
    );
  }

  /** @param {Deal} deal @param {string[]} ids */
  #deal(deal, ids) {
    const requests = [];
    for (let at = 0; at < ids.length; at += AT_ONCE)
      requests.push({
        suggestions: /** @type {[string, ...string[]]} */ (ids.slice(at, at + AT_ONCE)),
      });
    const [only] = requests;
    if (requests.length === 1 && only) return this.#desk.do(`/v1/people/suggestions/${deal}`, only);
    const told = deal === "accept" ? "inbox_used" : "inbox_dismissed";
    return this.#desk.doAll(`/v1/people/suggestions/${deal}`, requests, () =>
      counted(told, ids.length),
    );
  }

  /** @param {Duplicate} one */
  #pair({ person, name, other }) {
    const words = phrase(
      "same_pair",
      element("a", { class: "name", href: `#/person/${person}` }, name),
      element("a", { class: "name", href: `#/person/${other.person}` }, other.name),
    );
    return pair(
      words,
      person,
      other,
      {
        merge: (kept, second, take) =>
          this.#desk.do("/v1/people/merge", { kept, other: second, take }),
        part: (first, second) =>
          this.#desk.do("/v1/people/duplicates/distinct", { person: first, other: second }),
      },
      () => {}, // the page is shown anew
    );
  }
}
