/** What a failed sending says: is it about this one item, or does everything wait? */

import { DaemonError, ENDED } from "../daemon/failure.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Item } from "./queue.js" */

/** An answer to the item itself, which only the daemon gives, signed; asking again would end the same. */
const FINAL = new Set(["invalid", "conflict", "scope", "lost"]);
/** What an item may bring about by itself, and a sick daemon too. */
const DOUBTFUL = new Set(["failed", "not-running", "other-program"]);
const MOST_FAULTS = 5; // after which an item no longer blocks the rest

/**
 * What waits while the daemon says this of the pairing can never arrive. Nothing is set aside for
 * it yet: a vault that is brought back may have the key after all.
 * @type {Partial<Record<Reason, string>>} why
 */
export const OVER = { revoked: ENDED, rekeyed: new DaemonError("lost").message };

const UNWANTED = "Kithbook takes everything but this; it may be too large.";
const UNANSWERED = "Kithbook gave no answer to this five times, and to everything else it did.";

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
  if (reason === "refused" && (await client.works())) return refused(tried, UNWANTED);
  if (!sent || !DOUBTFUL.has(reason) || !(await client.works())) return tried;
  const faults = item.faults + 1;
  if (faults < MOST_FAULTS) return { ...tried, faults };
  return refused({ ...tried, faults }, signed ? message : UNANSWERED);
}

/** @param {Item} item @param {string} sentence @returns {Item} */
function refused(item, sentence) {
  return { ...item, state: "refused", sentence };
}

/** @param {Reason | null} problem @returns {boolean} whether trying an item again could help */
export function hopeless(problem) {
  return problem === "lost";
}
