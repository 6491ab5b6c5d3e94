/** What speaks for two people being one, in the language of the texts. */

import { answered, counted, t } from "../look/texts.js";
import { clauses } from "../look/words.js";

/** @import { Texts } from "../look/keys.d.ts" */
/** @import { Evidence } from "../wire/types.d.ts" */

/** @satisfies {Partial<Record<Evidence["kind"], keyof Texts>>} */
const SHARED = /** @type {const} */ ({
  id: "same_id",
  profile: "same_profile",
  email: "same_email",
  phone: "same_phone",
  linked: "same_linked",
  link: "same_link",
  called: "same_called",
  house: "same_house",
  house_email: "same_house_email",
  place: "same_place",
});

/** @param {Evidence} evidence */
export function speaks(evidence) {
  return answered(evidence.sentence, said(evidence));
}

/** @param {Evidence} evidence @returns {string} the daemon's own, of a kind that only a newer one knows */
export function said({ kind, one, other, namesakes, doubtful, sentence }) {
  if (kind === "alike") return t("same_alike", one ?? "", other ?? "");
  if (kind === "name")
    return clauses(
      one && other ? t("same_name_spelt", one, other) : t("same_name"),
      namesakes ? counted("same_namesakes", namesakes) : "",
    );
  if (!Object.hasOwn(SHARED, kind)) return sentence;
  return clauses(t(SHARED[kind], one ?? ""), doubtful ? t("same_doubtful") : "");
}
