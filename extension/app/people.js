/** Everybody, or those a query finds, in an order: a list of any length, groups beside it. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, phrase, t } from "../look/texts.js";
import { Book } from "./book.js";
import { Filter } from "./filter.js";
import { Groups } from "./groups.js";
import { List, MOST_ROWS } from "./list.js";
import { Selection } from "./selection.js";
import { Several } from "./several.js";

/** @import { Hit, PeopleListRequest } from "../wire/types.d.ts" */
/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST_CHOSEN = 5_000; // as many as one export takes
const KEY = "people-order";
/** @type {[value: string, words: Plain][]} */
const ORDERS = [
  ["newest", "people_newest"],
  ["newest reverse", "people_oldest"],
  ["name", "people_name"],
  ["name reverse", "people_name_reverse"],
  ["last", "people_last"],
  ["last reverse", "people_last_reverse"],
  ["due", "people_due"],
];

export class PeoplePage {
  #desk;
  /** What of the list is asked for. @type {{query: string, order: string}} */
  #asked = { query: "", order: localStorage.getItem(KEY) ?? "newest" };
  #count = element("span", { id: "people-count", class: "soft", role: "status" });
  #nobody = element("div", { class: "nobody", hidden: true });
  #book = new Book({
    ask: (offset, limit) => this.#ask(offset, limit),
    onNews: () => this.#draw(),
    onError: (error) => this.#desk.fail(error),
  });
  #selection = new Selection();
  /** Whether it was left by opening somebody from the list: then the keys go on there. */
  #opened = false;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.filter = new Filter((query) => this.#filter(query));
    this.groups = new Groups(desk, (query) => this.filter.put(query));
    this.several = new Several(desk, this.#selection, () => this.#chooseAll());
    this.list = new List({
      book: this.#book,
      selection: this.#selection,
      onOpen: (hit) => this.#open(hit),
      onAll: () => this.#chooseAll(),
      onDelete: () => this.several.remove(),
      onError: (error) => this.#desk.fail(error),
    });
    this.#selection.onChange = () => {
      this.list.draw();
      this.several.show();
    };
    this.root = element(
      "div",
      { class: "people" },
      this.groups.root,
      element(
        "div",
        { class: "all" },
        element(
          "div",
          { class: "head" },
          element("h1", {}, t("people_title")),
          this.#count,
          this.#orders(),
        ),
        this.filter.root,
        this.several.root,
        this.#nobody,
        this.list.root,
      ),
    );
  }

  async refresh() {
    this.#book.renew();
    await this.groups.refresh();
  }

  /** It is on screen again. */
  back() {
    this.list.back();
    this.list.draw();
    if (this.#opened) this.list.root.focus({ preventScroll: true });
    this.#opened = false;
  }

  #orders() {
    const choice = element(
      "select",
      {
        id: "order",
        "aria-label": t("people_order"),
        onchange: () => {
          localStorage.setItem(KEY, choice.value);
          this.#turn({ ...this.#asked, order: choice.value });
        },
      },
      ...ORDERS.map(([value, words]) =>
        element("option", { value, selected: value === this.#asked.order }, t(words)),
      ),
    );
    return choice;
  }

  /** @param {string} query */
  #filter(query) {
    this.groups.mark(query);
    this.#turn({ ...this.#asked, query });
  }

  /** Show another list. @param {{query: string, order: string}} asked */
  #turn(asked) {
    this.#asked = asked;
    this.list.top();
    this.#book.near(0, 0);
    this.#book.clear();
  }

  /** @param {number} offset @param {number} limit */
  async #ask(offset, limit) {
    const { query, order } = this.#asked;
    const [sort, reverse] = order.split(" ");
    const request = /** @type {PeopleListRequest} */ ({
      query,
      sort,
      reverse: reverse !== undefined,
      offset,
      limit,
      complete: offset === 0 && query !== "",
    });
    const reply = await read("/v1/people/list", request);
    if (offset === 0 && query === this.#asked.query) this.filter.tell(reply);
    return reply;
  }

  #draw() {
    const count = this.#book.count ?? 0;
    this.#count.textContent =
      count > MOST_ROWS ? counted("people_listed", count, MOST_ROWS) : counted("people", count);
    this.list.root.hidden = count === 0;
    this.#nobody.hidden = count > 0;
    if (count === 0) this.#nobody.replaceChildren(...nobody(this.#asked.query));
    this.list.draw();
  }

  async #chooseAll() {
    const count = this.#book.count ?? 0;
    try {
      this.#selection.add(await this.#book.between(0, Math.min(count, MOST_CHOSEN) - 1));
      if (count > MOST_CHOSEN) this.#desk.say(t("people_most_chosen", MOST_CHOSEN));
    } catch (error) {
      this.#desk.fail(error);
    }
  }

  /** @param {Hit} hit */
  #open({ person }) {
    this.#opened = true;
    location.hash = `#/person/${person}`;
    // Whom one opens often comes first among equals. If it fails, nothing is lost.
    read("/v1/search/opened", { person }).catch(() => {});
  }
}

/** @param {string} query */
function nobody(query) {
  if (query)
    return [
      element("p", {}, t("people_nobody")),
      element("p", { class: "soft" }, t("people_nobody_hint")),
    ];
  return [
    element("p", {}, t("people_empty")),
    element(
      "p",
      { class: "soft" },
      ...phrase(
        "people_empty_hint",
        element("a", { href: "#/new" }, t("people_empty_add")),
        element("a", { href: "#/files" }, t("people_empty_import")),
      ),
    ),
  ];
}
