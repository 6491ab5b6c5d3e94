/** Why a call to the daemon failed, in a form the popup can turn into a next step. */

/** @import { ErrorCode } from "../wire/types.d.ts" */

/**
 * @typedef {"not-running" | "other-program" | "unpaired" | "refused" | ErrorCode} Reason
 * `not-running`: nothing listens, or it does not answer. `other-program`: what answers is not our
 * daemon. `refused`: our daemon, twice the bare 403. The rest are the daemon's own, signed.
 */

/** @type {Partial<Record<Reason, string>>} */
const SENTENCES = {
  "not-running": "Kithbook is not running.",
  "other-program": "Another program answers on Kithbook's port.",
  unpaired: "This browser is not paired with Kithbook yet.",
  refused: "Kithbook does not accept this browser; compare the computer's clock, or pair again.",
  version: "This browser's pairing no longer fits the vault; pair again.",
};

/** A call that was not done. `message` is one sentence for a person. */
export class DaemonError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [sentence]
   * @param {{signed?: boolean}} [origin]
   */
  constructor(reason, sentence, { signed = false } = {}) {
    super(sentence ?? SENTENCES[reason] ?? "Kithbook could not do that.");
    this.name = "DaemonError";
    this.reason = reason;
    /** The daemon itself said so, of this very request. */
    this.signed = signed;
  }
}
