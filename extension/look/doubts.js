/** What of a query was not understood, or what is going on, in the language of the texts. */

import { answered, counted, t } from "./texts.js";

/** @import { SearchNote } from "../wire/types.d.ts" */

/** @param {SearchNote[]} notes @returns {string[]} each a sentence */
export function doubts(notes) {
  return notes.map((one) => answered(one.sentence, doubt(one)));
}

/** @param {SearchNote} note @returns {string} the daemon's own, of a kind that only a newer one knows */
export function doubt({ kind, operator, value, count, sentence }) {
  const [name, said] = [`${operator ?? ""}:`, value ?? ""];
  switch (kind) {
    case "quotation":
      return t("query_quotation");
    case "opening":
      return t("query_opening");
    case "closing":
      return t("query_closing");
    case "valueless":
      return t("query_valueless", name);
    case "operator":
      return t("query_operator", name);
    case "date":
      return t("query_date", name, said);
    case "words":
      return t("query_words", name, said);
    case "value":
      return t("query_value", name, said);
    case "saved":
      return t("query_saved", said);
    case "circular":
      return t("query_circular", said);
    case "indexing":
      return counted("query_indexing", count ?? 0);
    default:
      return sentence;
  }
}
