/** What an import did, or would do, in words. */

import { counted, t } from "../look/texts.js";

/** @import { Counts } from "../look/keys.d.ts" */
/** @import { ImportCounts, ImportRowsRequest } from "../wire/types.d.ts" */

/** @typedef {{words: string, rows: Partial<ImportRowsRequest>}} Told a sentence, and which rows it is about */

/** @typedef {"new" | "changed" | "same" | "skipped" | "converted" | "suggested"} Part */

/** @type {[part: Part, dry: keyof Counts, done: keyof Counts, rows: Partial<ImportRowsRequest>][]} */
const PARTS = [
  ["new", "report_new_dry", "report_new", { state: "new" }],
  ["changed", "report_changed_dry", "report_changed", { state: "changed" }],
  ["same", "report_same", "report_same", { state: "same" }],
  ["skipped", "report_skipped_dry", "report_skipped", { state: "skipped" }],
  ["converted", "report_converted_dry", "report_converted", { converted: true }],
  ["suggested", "report_suggested_dry", "report_suggested", { state: "changed" }],
];

/**
 * @param {ImportCounts} counts
 * @param {boolean} dry nothing was done yet
 * @returns {Told[]} only what there is something of
 */
export function report(counts, dry) {
  return PARTS.flatMap(([part, would, did, rows]) => {
    const count = counts[part];
    return count ? [{ words: counted(dry ? would : did, count), rows }] : [];
  });
}

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1_000_000) return t("size_kilobytes", Math.max(1, Math.round(bytes / 1000)));
  return t("size_megabytes", Math.round(bytes / 100_000) / 10);
}
