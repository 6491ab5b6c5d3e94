/** Who is tied to whom: the graph, finding somebody in it, and the same as a table. */

import { read } from "../background/messages.js";
import { doubts } from "../look/doubts.js";
import { element, glyph } from "../look/element.js";
import { counted, number, percent, t } from "../look/texts.js";
import { legend } from "./chart.js";
import { copier } from "./csv.js";
import { Network } from "./network.js";

/** @import { Graph, GraphNode } from "../wire/types.d.ts" */

const SIZES = [500, 2_000, 10_000]; // people
const GROUPS = 7; // that have a colour, as the daemon counts them
const ROWS = 200; // of the table; all of them are in the CSV

export class GraphPage {
  /** @type {Network | null} */
  #network = null;
  /** @type {Graph | null} */
  #graph = null;
  #place = element("div", { class: "network", "aria-hidden": "true" });
  #said = element("p", { class: "soft", role: "status" });
  #legend = element("div", {});
  #table = element("div", {});
  #query = "";
  #size = SIZES[1] ?? 0;

  constructor() {
    this.filter = field("graph-filter", t("graph_filter"), () => this.#ask());
    this.finder = field("graph-find", t("graph_find"), () => this.#find());
    this.finder.addEventListener("input", () => this.#find());
    const names = element("datalist", { id: "graph-names" });
    this.finder.setAttribute("list", names.id);
    this.names = names;
    this.root = element(
      "div",
      { class: "sheet wide graph" },
      element("p", {}, element("a", { href: "#/insights" }, t("nav_insights"))),
      element("div", { class: "head" }, element("h1", {}, t("insights_graph")), this.#sizes()),
      element("div", { class: "tools" }, this.filter, this.finder, names, this.#lens()),
      this.#said,
      this.#legend,
      this.#place,
      this.#table,
    );
  }

  async refresh() {
    if (!this.#graph) await this.#load();
  }

  /** Another page is shown. */
  leave() {
    this.#network?.end();
    this.#network = null;
    this.#graph = null;
  }

  async #load() {
    const asked = { query: this.#query, limit: this.#size };
    const graph = await read("/v1/insights/graph", asked);
    if (asked.query !== this.#query || asked.limit !== this.#size || !this.root.isConnected) return;
    this.#graph = graph;
    this.#show(graph);
  }

  /** @param {Graph} graph */
  #show(graph) {
    const { nodes, ties, people, notes = [] } = graph;
    this.#network?.end();
    this.#network = null;
    const groups = largest(nodes);
    this.#legend.replaceChildren(groups.length ? legend(groups) : "");
    const shown = counted("graph_people", nodes.length, counted("graph_ties", ties.length));
    const rest = nodes.length < people ? t("graph_of", people) : "";
    const words = [shown, rest, ...doubts(notes), nodes.length ? "" : t("graph_nobody")];
    this.#said.textContent = words.filter(Boolean).join(" ");
    this.#place.hidden = nodes.length === 0;
    this.names.replaceChildren(...nodes.map(({ name }) => element("option", { value: name })));
    this.#table.replaceChildren(...(nodes.length ? [tableOf(graph)] : []));
    if (nodes.length === 0) return;
    this.#place.dataset.settled = "false";
    try {
      this.#network = new Network(graph, groups, {
        place: this.#place,
        onOpen: (person) => {
          location.hash = `#/person/${person}`;
        },
        onSettled: () => {
          this.#place.dataset.settled = "true";
        },
      });
    } catch {
      // No WebGL: a machine without it, or a browser told not to.
      this.#place.hidden = true;
      this.#said.textContent += ` ${t("graph_no_canvas")}`;
      this.#table.querySelector("details")?.setAttribute("open", "");
    }
  }

  #ask() {
    const query = this.filter.value.trim();
    if (query === this.#query) return;
    this.#query = query;
    this.#again();
  }

  #again() {
    this.#load().catch((error) => {
      this.#said.textContent = error instanceof Error ? error.message : "";
    });
  }

  #find() {
    const typed = this.finder.value.trim().toLowerCase();
    const found =
      typed && this.#graph?.nodes.find(({ name }) => name.toLowerCase().includes(typed));
    if (found) this.#network?.go(found.person);
    else this.#network?.choose(null);
  }

  #sizes() {
    const choice = element(
      "select",
      {
        id: "graph-size",
        "aria-label": t("graph_size"),
        onchange: () => {
          this.#size = Number(choice.value);
          this.#again();
        },
      },
      ...SIZES.map((size) =>
        element("option", { value: size, selected: size === this.#size }, t("graph_most", size)),
      ),
    );
    return choice;
  }

  #lens() {
    const look = (
      /** @type {string} */ words,
      /** @type {string} */ sign,
      /** @type {() => void} */ act,
    ) =>
      element("button", { type: "button", "aria-label": words, title: words, onclick: act }, sign);
    return element(
      "div",
      { class: "lens" },
      look(t("graph_nearer"), "+", () => this.#network?.zoom(1 / 1.5)),
      look(t("graph_farther"), "–", () => this.#network?.zoom(1.5)),
      element(
        "button",
        { type: "button", onclick: () => this.#network?.all() },
        glyph("graph"),
        t("graph_all"),
      ),
    );
  }
}

/** @param {string} id @param {string} words @param {() => void} act on Enter, and when it is left */
function field(id, words, act) {
  return element("input", {
    id,
    type: "search",
    placeholder: words,
    "aria-label": words,
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 1000,
    onchange: act,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !event.isComposing) act();
    },
  });
}

/** The tags that most have, as the daemon gave them. @param {GraphNode[]} nodes */
function largest(nodes) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { group } of nodes) if (group) counts.set(group, (counts.get(group) ?? 0) + 1);
  const all = [...counts].sort(([, one], [, other]) => other - one);
  return all.slice(0, GROUPS).map(([group]) => group);
}

/** @param {Graph} graph */
function tableOf({ nodes, ties }) {
  const degrees = new Map(nodes.map(({ person }) => [person, 0]));
  for (const { one, other } of ties)
    for (const end of [nodes[one], nodes[other]])
      if (end) degrees.set(end.person, (degrees.get(end.person) ?? 0) + 1);
  const degree = (/** @type {GraphNode} */ { person }) => degrees.get(person) ?? 0;
  const rows = nodes.toSorted((one, other) => degree(other) - degree(one));
  const heads = [t("graph_name"), t("graph_tied"), t("graph_strength"), t("graph_tag")];
  return element(
    "details",
    { class: "behind" },
    element("summary", {}, t("insights_table")),
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-label": t("insights_graph") },
      element(
        "table",
        {},
        element("thead", {}, row("col", heads)),
        element(
          "tbody",
          {},
          ...rows
            .slice(0, ROWS)
            .map((node) =>
              row("row", [
                element("a", { href: `#/person/${node.person}` }, node.name),
                number(degree(node)),
                percent(node.strength),
                node.group ?? "",
              ]),
            ),
        ),
      ),
    ),
    rows.length > ROWS && element("p", { class: "soft" }, t("insights_more", ROWS)),
    copier(() => [
      heads,
      ...rows.map((node) => [
        node.name,
        String(degree(node)),
        String(node.strength),
        node.group ?? "",
      ]),
    ]),
  );
}

/** @param {"row" | "col"} scope @param {(Node | string)[]} cells */
function row(scope, cells) {
  return element(
    "tr",
    {},
    ...cells.map((cell, at) =>
      scope === "col" || at === 0 ? element("th", { scope }, cell) : element("td", {}, cell),
    ),
  );
}
