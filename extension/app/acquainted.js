/** Why two people know each other, and why no way leads to somebody, in the language of the texts. */

import { called, t } from "../look/texts.js";
import { CONTACTS, clauses, dayOf } from "../look/words.js";

/** @import { Texts } from "../look/keys.d.ts" */
/** @import { InteractionKind } from "../look/words.js" */
/** @import { Paths, Reason } from "../wire/types.d.ts" */

/** Relations that are said of both at once, or by which you came to know one. @satisfies {Record<string, keyof Texts>} */
const RELATED = /** @type {const} */ ({
  knows: "way_knows",
  partner: "way_partner",
  colleague: "way_colleague",
  "met through": "way_met_through",
});

/** @satisfies {Partial<Record<Reason["kind"], keyof Texts>>} */
const INTRODUCED = /** @type {const} */ ({
  introduced: "way_introduced",
  introduced_by_you: "way_introduced_by_you",
  introduced_to_you: "way_introduced_to_you",
  introduced_somebody: "way_introduced_somebody",
});

/** @param {Reason} reason @returns {string} the daemon's own, of a kind that only a newer one knows */
export function acquainted(reason) {
  const { kind, one, other, what, place, text, day, sentence } = reason;
  switch (kind) {
    case "relation":
      return related(one, other, what ?? "");
    case "interaction":
      return clauses(
        t("way_together", t(CONTACTS[/** @type {InteractionKind} */ (what)]), dayOf(day ?? "")),
        place ?? "",
        text ?? "",
      );
    case "organisation":
      return clauses(t("way_house", what ?? ""), together(reason));
    default:
      return Object.hasOwn(INTRODUCED, kind)
        ? clauses(t(INTRODUCED[kind], one, other), day ? dayOf(day) : "")
        : sentence;
  }
}

/** @param {string} one @param {string} other what of that one they are, the label says @param {string} label */
function related(one, other, label) {
  // "One introduced the other" is the same as "the other was met through the one".
  if (label === "introduced") return t("way_met_through", other, one);
  if (Object.hasOwn(RELATED, label))
    return t(RELATED[/** @type {keyof typeof RELATED} */ (label)], one, other);
  return t("way_related", one, called("relation", label) || label, other);
}

/** In which years both were there. @param {Reason} reason */
function together({ since, until }) {
  const [first, last] = [String(since), String(until)];
  if (until === null) return since === new Date().getFullYear() ? "" : t("way_since", first);
  return since === until ? first : t("way_years", first, last);
}

/** @type {Record<NonNullable<Paths["why"]>, "way_nobody" | "way_no_contact" | "way_none">} */
const NONE = { nobody: "way_nobody", no_contact: "way_no_contact", no_way: "way_none" };

/** @param {NonNullable<Paths["why"]>} why @param {string} to whom one looked for, in words or by an id */
export function noWay(why, to) {
  const key = NONE[why];
  return key === "way_nobody" ? t(key, to) : t(key);
}
