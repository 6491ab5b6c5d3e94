/** What an import did with a card or row, or could not do, in the language of the texts. */

import { answered, counted, t } from "../look/texts.js";
import { fieldName } from "../look/words.js";

/** @import { Plain, Texts } from "../look/keys.d.ts" */
/** @import { ImportRemark } from "../wire/types.d.ts" */

/** @type {Partial<Record<ImportRemark["kind"], Plain>>} */
const ALONE = {
  note: "remark_note",
  reminder: "remark_reminder",
  promise: "remark_promise",
  forgotten: "remark_forgotten",
  converted: "remark_converted",
  skipped: "remark_skipped",
};

/** @satisfies {Partial<Record<ImportRemark["kind"], keyof Texts>>} */
const ABOUT = /** @type {const} */ ({
  added: "remark_added",
  unchanged: "remark_unchanged",
  noted: "remark_noted",
  twice: "remark_twice",
});

/** @param {ImportRemark[]} remarks @returns {string} each once: of what has general words there may be several */
export function remarked(remarks) {
  return [...new Set(remarks.map((one) => answered(one.sentence, remark(one))))].join(" ");
}

/** @param {ImportRemark} remark @returns {string} the daemon's own, of a kind that only a newer one knows */
export function remark({ kind, what: about, before, after, sentence }) {
  const what = about ?? "";
  switch (kind) {
    case "interactions":
      return counted("remark_interactions", Number(what));
    case "cadence":
      return counted("remark_cadence", Number(what));
    case "changed":
    case "suggested":
      return t(
        kind === "changed" ? "remark_changed" : "remark_suggested",
        fieldName(what),
        before ?? t("brief_nothing"),
        after ?? "",
      );
    case "kept":
      return t("remark_kept", what, before ?? "", after ?? "");
    default: {
      const alone = ALONE[kind];
      if (alone) return t(alone);
      return Object.hasOwn(ABOUT, kind)
        ? t(ABOUT[/** @type {keyof typeof ABOUT} */ (kind)], what)
        : sentence;
    }
  }
}
