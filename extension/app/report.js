/** What an import did, or would do, in words. */

import { counted } from "../look/words.js";

/** @import { ImportCounts, ImportRowsRequest } from "../wire/types.d.ts" */

/** @typedef {{words: string, rows: Partial<ImportRowsRequest>}} Told a sentence, and which rows it is about */

/**
 * @param {ImportCounts} counts
 * @param {boolean} dry nothing was done yet
 * @returns {Told[]} only what there is something of
 */
export function report(counts, dry) {
  const {
    new: added = 0,
    changed = 0,
    same = 0,
    skipped = 0,
    suggested = 0,
    converted = 0,
  } = counts;
  /** @type {[number, string, Partial<ImportRowsRequest>][]} */
  const parts = [
    [
      added,
      `${people(added)} ${dry ? "would be new" : added === 1 ? "is new" : "are new"}`,
      { state: "new" },
    ],
    [
      changed,
      `${people(changed)} you know ${dry ? "would get" : "got"} something new`,
      { state: "changed" },
    ],
    [same, `${people(same)} you know as they are`, { state: "same" }],
    [
      skipped,
      `${counted(skipped, "row")} ${dry ? "would be" : skipped === 1 ? "was" : "were"} skipped`,
      { state: "skipped" },
    ],
    [
      converted,
      `${counted(converted, "value")} ${dry ? "would be" : converted === 1 ? "is" : "are"} kept otherwise than in the file`,
      { converted: true },
    ],
  ];
  const told = parts.flatMap(([count, words, rows]) => (count ? [{ words, rows }] : []));
  if (suggested)
    told.push({
      words: `${counted(suggested, "value")} differ${suggested === 1 ? "s" : ""} from what is known and ${dry ? "would wait" : "wait"} in the inbox as suggestions`,
      rows: { state: "changed" },
    });
  return told;
}

/** @param {number} count */
function people(count) {
  return counted(count, "person", "people");
}

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
