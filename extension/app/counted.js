/** Whom a number of an insight counts. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { longMonth } from "./chart.js";
import { columnOf, rowOf, titleOf } from "./insight.js";

const PAGE = 100;
const ROWS = 200; // of an insight, to find the one that is meant

export class CountedPage {
  #place;
  #head = element("h1", {}, "");
  #count = element("p", { class: "soft", role: "status" });
  #list = element("ul", { class: "counted" });
  #more = element(
    "button",
    { type: "button", hidden: true, onclick: () => this.#next() },
    t("counted_more"),
  );
  #shown = 0;

  /** @param {string} subject name, row, column and months, as in a query of an address */
  constructor(subject) {
    const place = new URLSearchParams(decodeURIComponent(subject));
    const [name = "", row = "", column = ""] = ["name", "row", "column"].map((one) =>
      String(place.get(one) ?? ""),
    );
    this.#place = { name, row, column, months: Number(place.get("months")) || 24 };
    this.root = element(
      "div",
      { class: "sheet" },
      element("p", {}, element("a", { href: "#/insights" }, t("nav_insights"))),
      this.#head,
      this.#count,
      this.#list,
      this.#more,
    );
  }

  async refresh() {
    const { name, months } = this.#place;
    const insight = await read("/v1/insights/show", { name, months, limit: ROWS });
    const row = insight.rows.find(({ key }) => key === this.#place.row);
    const column = insight.columns.find(({ key }) => key === this.#place.column);
    const about = [
      row && (insight.chart === "months" ? longMonth(row.key) : rowOf(name, row)),
      insight.columns.length > 1 && column && columnOf(name, column),
    ].filter((words) => typeof words === "string");
    this.#head.textContent = [titleOf(insight), ...about].join(" · ");
    this.#shown = 0;
    this.#list.replaceChildren();
    await this.#next();
  }

  async #next() {
    const request = { ...this.#place, limit: PAGE, offset: this.#shown };
    const { people, count } = await read("/v1/insights/people", request);
    this.#shown += people.length;
    this.#list.append(
      ...people.map(({ person, name, line }) =>
        element(
          "li",
          { "data-person": person },
          element("a", { class: "name", href: `#/person/${person}` }, name),
          line !== "" && element("span", { class: "soft" }, line),
        ),
      ),
    );
    this.#count.textContent = counted("people", count);
    this.#more.hidden = this.#shown >= count;
  }
}
