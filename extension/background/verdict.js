/** What a failed sending says: is it about this one item, or does everything wait? */

import { t } from "../look/texts.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { DaemonError, Reason } from "../daemon/failure.js" */
/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Item } from "./queue.js" */

/** An answer to the item itself, which only the daemon gives, signed; asking again would end the same. */
const FINAL = new Set(["invalid", "conflict", "scope", "lost"]);
/** What an item may bring about by itself, and a sick daemon too. */
const DOUBTFUL = new Set(["failed", "not-running", "other-program"]);
const MOST_FAULTS = 5; // after which an item no longer blocks the rest

/**
 * What waits while the daemon says this of the pairing can never arrive. Nothing is set aside for
 * it yet: a vault that is brought back may have the key after all.
 * @type {Partial<Record<Reason, Plain>>} why
 */
export const OVER = { revoked: "failure_ended", rekeyed: "failure_lost" };

/**
 * The daemon's own words about an item count for good. All else makes everything wait: a daemon
 * that is off, locked or busy, another program, a pairing that ended. Only where other calls work
 * can it be the item's own fault.
 * @param {Item} item
 * @param {{error: DaemonError, sent: boolean}} trial how it ended; whether it came as far as sending
 * @param {Client} client
 * @returns {Promise<Item>} the item after it, refused or still waiting
 */
export async function judge(item, { error, sent }, client) {
  const { reason, message, signed } = error;
  const tried = { ...item, tries: item.tries + 1, problem: reason, sentence: message };
  if (FINAL.has(reason)) return refused(tried, message);
  if (reason === "refused" && (await client.works())) return refused(tried, t("failure_unwanted"));
  if (!sent || !DOUBTFUL.has(reason) || !(await client.works())) return tried;
  const faults = item.faults + 1;
  if (faults < MOST_FAULTS) return { ...tried, faults };
  return refused({ ...tried, faults }, signed ? message : t("failure_unanswered"));
}

/** @param {Item} item @param {string} sentence @returns {Item} */
function refused(item, sentence) {
  return { ...item, state: "refused", sentence };
}

/** @param {Reason | null} problem @returns {boolean} whether trying an item again could help */
export function hopeless(problem) {
  return problem === "lost";
}
