/** What is the matter with the vault, in the language of the texts. */

import { counted, t } from "../look/texts.js";

/** @import { VaultWarning } from "../wire/types.d.ts" */

/** @param {VaultWarning} warning @returns {string} the daemon's own, of a kind that only a newer one knows */
export function warned({ kind, what: about, count, sentence }) {
  const what = about ?? "";
  switch (kind) {
    case "missing":
      return t("warning_missing", what);
    case "damaged":
      return t("warning_damaged", what);
    case "mended":
      return t("warning_mended");
    case "strangers":
      return counted("warning_strangers", count ?? 0, what);
    case "updated":
      return t("warning_updated", what);
    default:
      return sentence;
  }
}
