/** One insight: its chart, the table behind it, and ways to the people that each number counts. */

import { doubts } from "../look/doubts.js";
import { element } from "../look/element.js";
import { called, number, t } from "../look/texts.js";
import { CONTACTS } from "../look/words.js";
import { bars, legend, longMonth, MonthsChart } from "./chart.js";
import { copier } from "./csv.js";

/** @import { InteractionKind } from "../look/words.js" */
/** @import { Insight, InsightColumn, InsightRow } from "../wire/types.d.ts" */

/** Insights whose rows are always the same few, so that they have words in every language. */
const WORDED = ["strength", "cadences", "introductions"];

/** @param {Insight} insight @param {number} months that were asked for */
export function card(insight, months) {
  const { name, rows } = insight;
  const some = rows.some(({ cells }) => cells.some(({ value }) => value > 0));
  return element(
    "section",
    { class: "insight", "data-insight": name, "aria-labelledby": `insight-${name}` },
    element("h2", { id: `insight-${name}` }, titleOf(insight)),
    element("p", { class: "soft" }, called("insight", `${name} told`) || insight.told),
    ...(some ? drawn(insight, months) : [element("p", { class: "empty" }, t("insights_nothing"))]),
    ...doubts(insight.notes ?? []).map((note) => element("p", { class: "soft" }, note)),
  );
}

/** @param {Insight} insight @param {number} months */
function drawn(insight, months) {
  const columns = insight.columns.map((column) => columnOf(insight.name, column));
  const rows = insight.rows.map((row) => ({
    label: insight.chart === "months" ? row.key : rowOf(insight.name, row),
    cells: row.cells.map(({ value, query }, at) => ({
      value,
      href: value ? whom(insight, row, insight.columns[at], query, months) : "",
    })),
  }));
  const { stacked } = insight;
  const hrefs = insight.rows.map(({ person }) => (person ? `#/person/${person}` : null));
  const chart =
    insight.chart === "months"
      ? new MonthsChart({ rows, columns, stacked }).root
      : bars({ rows, columns, stacked, hrefs });
  return [
    element("figure", {}, columns.length > 1 && legend(columns), chart),
    table(insight, columns, rows, hrefs),
    insight.more && element("p", { class: "soft" }, t("insights_more", rows.length)),
  ].filter((one) => one instanceof HTMLElement);
}

/**
 * @param {Insight} insight
 * @param {string[]} columns
 * @param {import("./chart.js").Row[]} rows
 * @param {(string | null)[]} hrefs of the rows
 */
function table(insight, columns, rows, hrefs) {
  const isMonths = insight.chart === "months";
  const named = rows.map(({ label }) => (isMonths ? longMonth(label) : label));
  const lines = rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => String(value))]);
  return element(
    "details",
    { class: "behind" },
    element("summary", {}, t("insights_table")),
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-label": titleOf(insight) },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "col" }, t(isMonths ? "insights_month" : "insights_what")),
            ...columns.map((words) => element("th", { scope: "col" }, words)),
          ),
        ),
        element(
          "tbody",
          {},
          ...rows.map((row, at) => line(row, named[at] ?? "", hrefs[at], columns)),
        ),
      ),
    ),
    copier(() => [[titleOf(insight), ...columns], ...lines]),
  );
}

/**
 * @param {import("./chart.js").Row} row
 * @param {string} name
 * @param {string | null | undefined} href
 * @param {string[]} columns
 */
function line({ cells }, name, href, columns) {
  const head = href ? element("a", { href }, name) : name;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, head),
    ...cells.map(({ value, href: whose }, at) => {
      const label = t("insights_mark", name, columns[at] ?? "", value);
      const shown = number(value);
      return element(
        "td",
        {},
        whose ? element("a", { href: whose, "aria-label": label }, shown) : shown,
      );
    }),
  );
}

/**
 * Where they are listed: found by a query, or counted by the insight.
 * @param {Insight} insight
 * @param {InsightRow} row
 * @param {InsightColumn | undefined} column
 * @param {string | null | undefined} query
 * @param {number} months
 */
function whom({ name }, row, column, query, months) {
  if (query) return `#/find/${encodeURIComponent(query)}`;
  const place = { name, row: row.key, column: column?.key ?? "", months: String(months) };
  return `#/counted/${encodeURIComponent(new URLSearchParams(place).toString())}`;
}

/** @param {{name: string, title: string}} insight */
export function titleOf({ name, title }) {
  return called("insight", name) || title;
}

/** @param {string} name @param {InsightColumn} column */
export function columnOf(name, { key, title }) {
  if (name === "contacts") return t(CONTACTS[/** @type {InteractionKind} */ (key)]);
  return called("insight", `${name} ${key}`) || title;
}

/** @param {string} name @param {{key: string, label: string}} row */
export function rowOf(name, { key, label }) {
  return (WORDED.includes(name) && called("insight", `${name} ${key}`)) || label;
}
