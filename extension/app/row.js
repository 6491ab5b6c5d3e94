/** One person in the list of all: who they are, their tags, and when you were in touch. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { ago, dayOf, fieldName, highlighted } from "../look/words.js";
import { portrait } from "../person/portrait.js";

/** @import { Hit } from "../wire/types.d.ts" */

const MOST_TAGS = 4;

/** @param {Hit} hit @param {number} index */
export function row(hit, index) {
  const { person, name, line, tags, last, due } = hit;
  const shown = tags.slice(0, MOST_TAGS).map((tag) => element("span", { class: "tag" }, tag));
  const rest = tags.length - shown.length;
  return element(
    "div",
    { role: "row", id: `row-${index}`, "aria-rowindex": index + 1, "data-person": person },
    element(
      "span",
      { role: "gridcell", class: "check" },
      element("input", { type: "checkbox", tabindex: -1, "aria-label": t("row_choose", name) }),
    ),
    element(
      "span",
      { role: "gridcell", class: "who" },
      portrait(name, "small"),
      element(
        "a",
        { class: "name", href: `#/person/${person}`, tabindex: -1 },
        ...highlighted(name, hit.name_marks),
      ),
      element("span", { class: "line", dir: "auto" }, ...told(hit, line)),
    ),
    element(
      "span",
      { role: "gridcell", class: "tags" },
      ...shown,
      rest > 0 && element("span", { class: "soft" }, t("row_more_tags", rest)),
    ),
    element("span", { role: "gridcell", class: "standing" }, ...standing(last, due)),
  );
}

/** What of a person is not here yet. @param {number} index */
export function blank(index) {
  return element(
    "div",
    { role: "row", id: `row-${index}`, class: "blank", "aria-rowindex": index + 1 },
    element("span", { role: "gridcell" }, "…"),
  );
}

/** Why they were found, where that says more than what they do. @param {Hit} hit @param {string} line */
function told({ field, snippet, snippet_marks, line_marks }, line) {
  if (!field) return highlighted(line, line_marks);
  return [t("found_in", fieldName(field)), " ", ...highlighted(snippet, snippet_marks)];
}

/** @param {string | null | undefined} last a day @param {string | null | undefined} due a day */
function standing(last, due) {
  const today = new Date().toLocaleDateString("sv"); // which writes days as ISO 8601 does
  if (due && due <= today)
    return [
      element("span", { class: "mark", title: t("row_due_hint", due) }, t("row_due", dayOf(due))),
    ];
  return last ? [element("span", { title: t("row_last_hint", last) }, ago(last))] : [];
}
