/** What the book says as a whole: a chart for each question, and the way to the graph. */

import { read } from "../background/messages.js";
import { arrange, element, glyph } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { card, titleOf } from "./insight.js";

const KEY = "insights-months";
const SPANS = [12, 24, 36, 60]; // months

export class InsightsPage {
  #cards = element("div", { class: "insights" });
  /** As they are shown, by name. @type {Map<string, HTMLElement>} */
  #shown = new Map();
  #months = Number(localStorage.getItem(KEY) ?? SPANS[1]);

  constructor() {
    this.root = element(
      "div",
      { class: "sheet wide" },
      element(
        "div",
        { class: "head" },
        element("h1", {}, t("nav_insights")),
        element("a", { class: "button", href: "#/graph" }, glyph("graph"), t("insights_graph")),
        this.#choice(),
      ),
      this.#cards,
    );
  }

  async refresh() {
    const { insights } = await read("/v1/insights", {});
    const months = this.#months;
    for (const { name, title } of insights)
      if (!this.#shown.has(name)) this.#shown.set(name, waiting({ name, title }));
    const places = () => insights.flatMap(({ name }) => this.#shown.get(name) ?? []);
    arrange(this.#cards, ...places());
    // One after the other, so that a search in between need not wait for all of them.
    for (const { name } of insights) {
      const insight = await read("/v1/insights/show", { name, months });
      if (months !== this.#months) return;
      this.#put(name, card(insight, months));
      arrange(this.#cards, ...places());
    }
  }

  /** Put a card where the same one was, opened as that. @param {string} name @param {HTMLElement} made */
  #put(name, made) {
    const before = this.#shown.get(name);
    if (before?.querySelector("details")?.open)
      made.querySelector("details")?.setAttribute("open", "");
    this.#shown.set(name, made);
  }

  #choice() {
    const choice = element(
      "select",
      {
        id: "insights-months",
        "aria-label": t("insights_span"),
        onchange: () => {
          this.#months = Number(choice.value);
          localStorage.setItem(KEY, choice.value);
          this.refresh();
        },
      },
      ...SPANS.map((months) =>
        element(
          "option",
          { value: months, selected: months === this.#months },
          counted("insights_months", months),
        ),
      ),
    );
    return choice;
  }
}

/** @param {{name: string, title: string}} insight */
function waiting(insight) {
  return element(
    "section",
    { class: "insight waiting", "data-insight": insight.name },
    element("h2", {}, titleOf(insight)),
  );
}
