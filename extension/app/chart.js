/** Charts: months as lines or columns, things as bars. Drawn by d3's scales and shapes; each mark leads to whom it counts. */

import { element } from "../look/element.js";
import { dated, number, t } from "../look/texts.js";
import { line, scaleBand, scaleLinear } from "../vendor/charts.js";

const HEIGHT = 220; // pixels
const MARGIN = { top: 10, end: 14, bottom: 26, start: 44 };
const NARROWEST = 260;
const MONTH_ROOM = 46; // pixels for a month's name

/**
 * @typedef {object} Cell
 * @property {number} value
 * @property {string} href whom it counts; empty where it counts nobody
 */

/** @typedef {{label: string, cells: Cell[]}} Row */

/**
 * @typedef {object} Drawing
 * @property {string[]} columns what each row counts, in words
 * @property {Row[]} rows
 * @property {boolean} stacked the columns of a row add up
 */

/** Months, the earliest first: columns where they add up, else lines. Drawn anew as wide as there is room. */
export class MonthsChart {
  #drawing;
  #width = 0;

  /** @param {Drawing} drawing whose rows have months for labels: 2026-05 */
  constructor(drawing) {
    this.#drawing = drawing;
    this.root = element("div", { class: "months", "aria-hidden": "true" });
    new ResizeObserver(([entry]) => this.#draw(Math.round(entry?.contentRect.width ?? 0))).observe(
      this.root,
    );
  }

  /** @param {number} width */
  #draw(width) {
    if (width === this.#width || width === 0) return;
    this.#width = width;
    const { rows, stacked } = this.#drawing;
    const room = Math.max(NARROWEST, width);
    const across = scaleBand(
      rows.map(({ label }) => label),
      [MARGIN.start, room - MARGIN.end],
    ).padding(0.25);
    const tops = rows.map(({ cells }) => {
      const values = cells.map(({ value }) => value);
      return stacked ? values.reduce((sum, one) => sum + one, 0) : Math.max(0, ...values);
    });
    const up = scaleLinear([0, Math.max(1, ...tops)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
    const drawn = svg("svg", { width: room, height: HEIGHT, viewBox: `0 0 ${room} ${HEIGHT}` });
    drawn.append(...grid(up, room), ...months(rows, across));
    drawn.append(...(stacked ? this.#stacks(across, up) : this.#lines(across, up)));
    this.root.replaceChildren(drawn);
  }

  /** @param {Across} across @param {Up} up */
  #stacks(across, up) {
    return this.#drawing.rows.flatMap(({ label, cells }) => {
      let sum = 0;
      return cells.flatMap((cell, at) => {
        const from = up(sum);
        sum += cell.value;
        if (!cell.value) return [];
        const column = svg("rect", {
          class: `series-${at}`,
          x: across(label) ?? 0,
          y: up(sum),
          width: across.bandwidth(),
          height: Math.max(1, from - up(sum) - 1),
          rx: 1.5,
        });
        return [this.#mark(column, label, at, cell)];
      });
    });
  }

  /** @param {Across} across @param {Up} up */
  #lines(across, up) {
    const { rows, columns } = this.#drawing;
    const middle = (/** @type {Row} */ { label }) => (across(label) ?? 0) + across.bandwidth() / 2;
    const paths = columns.map((_, at) => {
      const path = line(
        (/** @type {Row} */ row) => middle(row),
        (/** @type {Row} */ { cells }) => up(cells[at]?.value ?? 0),
      );
      return svg("path", { class: `line series-${at}`, d: path(rows) ?? "" });
    });
    const dots = rows.flatMap((row) =>
      row.cells.map((cell, at) => {
        const dot = svg("circle", {
          class: `series-${at}`,
          cx: middle(row),
          cy: up(cell.value),
          r: cell.value ? 3.5 : 1.5,
        });
        return this.#mark(dot, row.label, at, cell);
      }),
    );
    return [...paths, ...dots];
  }

  /** @param {SVGElement} shape @param {string} month @param {number} at @param {Cell} cell */
  #mark(shape, month, at, { value, href }) {
    const title = svg("title", {});
    const column = this.#drawing.columns[at] ?? "";
    title.textContent = t("insights_mark", longMonth(month), column, value);
    shape.append(title);
    if (!href) return shape;
    // The keyboard has the table; forty stops in a row are no way through a page.
    const link = svg("a", { href, tabindex: -1 });
    link.append(shape);
    return link;
  }
}

/** @typedef {import("d3-scale").ScaleBand<string>} Across */
/** @typedef {import("d3-scale").ScaleLinear<number, number>} Up */

/** @param {Up} up @param {number} room */
function grid(up, room) {
  return up
    .ticks(4)
    .filter(Number.isInteger)
    .flatMap((tick) => {
      const words = svg("text", { class: "tick", x: MARGIN.start - 8, y: up(tick) + 4 });
      words.textContent = number(tick);
      const rule = { class: "rule", x1: MARGIN.start, x2: room - MARGIN.end };
      return [svg("line", { ...rule, y1: up(tick), y2: up(tick) }), words];
    });
}

/** @param {Row[]} rows @param {Across} across */
function months(rows, across) {
  const every = Math.ceil(MONTH_ROOM / across.step());
  return rows.flatMap(({ label }, at) => {
    if ((rows.length - 1 - at) % every) return [];
    const words = svg("text", {
      class: "month",
      x: (across(label) ?? 0) + across.bandwidth() / 2,
      y: HEIGHT - 8,
    });
    words.textContent = shortMonth(label);
    return [words];
  });
}

/** Things, the largest first: a bar each, as long as its number. @param {Drawing & {hrefs: (string | null)[]}} drawing */
export function bars({ rows, columns, hrefs }) {
  const sums = rows.map(({ cells }) => cells.reduce((sum, { value }) => sum + value, 0));
  const long = scaleLinear([0, Math.max(1, ...sums)], [0, 100]);
  return element(
    "ul",
    { class: "bars", "aria-hidden": "true" },
    ...rows.map(({ label, cells }, at) => {
      const href = hrefs[at];
      const name = href
        ? element("a", { href, tabindex: -1, class: "label", title: label }, label)
        : element("span", { class: "label", title: label }, label);
      const pieces = cells.map((cell, column) => {
        const words = t("insights_mark", label, columns[column] ?? "", cell.value);
        const piece = element(cell.href ? "a" : "span", {
          class: `piece series-${column}`,
          title: words,
          tabindex: cell.href && -1,
          href: cell.href || null,
        });
        piece.style.width = `${long(cell.value)}%`;
        return piece;
      });
      return element(
        "li",
        {},
        name,
        element("span", { class: "bar" }, ...pieces),
        element("span", { class: "sum" }, number(sums[at] ?? 0)),
      );
    }),
  );
}

/** @param {string[]} columns what the colours stand for */
export function legend(columns) {
  return element(
    "ul",
    { class: "legend", "aria-hidden": "true" },
    ...columns.map((words, at) =>
      element("li", {}, element("span", { class: `swatch series-${at}` }), words),
    ),
  );
}

/** @param {string} month 2026-05 */
export function longMonth(month) {
  return dated(new Date(`${month}-01T12:00`), { month: "long", year: "numeric" });
}

/** @param {string} month 2026-05; January is told by its year */
function shortMonth(month) {
  const day = new Date(`${month}-01T12:00`);
  return dated(day, day.getMonth() === 0 ? { year: "numeric" } : { month: "short" });
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[T]}
 */
function svg(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
