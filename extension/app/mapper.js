/** Which field each column of a table goes to: guessed, shown with what stands in it, and changed here. */

import { element } from "../look/element.js";
import { called, listed, t } from "../look/texts.js";
import { fieldName } from "../look/words.js";

/** @import { ImportLooked } from "../wire/types.d.ts" */

/** @typedef {Record<string, string>} Mapping field by heading */

const OWN = "field:";
const SAMPLES = 3;

export class Mapper {
  /** @type {Map<string, HTMLSelectElement>} */
  #choices = new Map();

  /** @param {ImportLooked} looked @param {() => void} onChange */
  constructor({ headings = [], mapping = {}, fields = [], sample = [] }, onChange) {
    this.root = element(
      "div",
      { class: "mapper", role: "group", "aria-label": t("import_columns") },
      ...headings.map((heading, at) => {
        const choice = this.#choice(heading, mapping[heading] ?? OWN + heading, fields);
        choice.addEventListener("change", onChange);
        this.#choices.set(heading, choice);
        const cells = sample.map((row) => row[at] ?? "").filter(Boolean);
        return element(
          "label",
          {},
          element("b", {}, heading),
          element(
            "span",
            { class: "soft" },
            cells.slice(0, SAMPLES).join(" · ") || t("import_column_empty"),
          ),
          choice,
        );
      }),
    );
  }

  /** @returns {Mapping} */
  get mapping() {
    return Object.fromEntries([...this.#choices].map(([heading, { value }]) => [heading, value]));
  }

  /** @param {string} heading @param {string} now @param {string[]} fields */
  #choice(heading, now, fields) {
    const own = OWN + heading;
    const known = [...new Set([...fields, now, own])];
    return element(
      "select",
      {},
      ...known.map((value) =>
        element("option", { value, selected: value === now }, words(value, heading)),
      ),
    );
  }
}

/** @param {string} field as on the wire @param {string} [heading] of the column */
export function words(field, heading = "") {
  if (field === "ignore") return t("column_leave_out");
  if (field.startsWith(OWN)) {
    const name = field.slice(OWN.length);
    return name === heading ? t("column_own") : t("column_own_named", name);
  }
  const [kind = "", ...labels] = field.split(":");
  if (!labels.length) return fieldName(kind);
  const words = labels.map((one) => called("label", one) || called("relation", one) || one);
  return t("column_labelled", fieldName(kind), listed(words.filter(Boolean)));
}
