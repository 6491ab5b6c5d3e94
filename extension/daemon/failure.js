/** Why a call to the daemon failed, in a form the popup can turn into a next step. */

/** @import { ErrorCode } from "../wire/types.d.ts" */

/**
 * @typedef {"not-running" | "not-allowed" | "other-program" | "stranger" | "unpaired" | "rekeyed"
 *   | "refused" | "lost" | "full" | "interrupted" | ErrorCode} Reason
 * `not-running`: nothing listens, or it does not answer. `not-allowed`: the browser lets this
 * extension call nothing on this machine. `other-program`: what answers is not Kithbook. `stranger`: it answers as a Kithbook would that this browser never paired with.
 * `rekeyed`: ours, with another vault or key. `refused`: our daemon, twice the bare 403. `lost`:
 * sealed for a key that is gone. `full`: the outbox is. `interrupted`: the background was ended
 * meanwhile. The rest are the daemon's own, signed.
 */

/** @type {Partial<Record<Reason, string>>} */
const SENTENCES = {
  "not-running": "Kithbook is not running.",
  "not-allowed": "The browser does not let Kithbook reach this machine.",
  "other-program": "Another program answers on Kithbook's port.",
  stranger: "What answers on Kithbook's port is not the Kithbook this browser was paired with.",
  unpaired: "This browser is not paired with Kithbook yet.",
  rekeyed: "The vault has a new key; pair this browser again.",
  refused: "Kithbook does not accept this browser; compare the computer's clock, or pair again.",
  lost: "It was sealed for a key that the vault no longer has, so nobody can open it any more.",
  full: "Nothing more can wait here; the line below says how to make room.",
  interrupted: "The browser ended the extension's background meanwhile; please try again.",
};

/** What waits under a pairing that was ended is `lost` too. */
export const ENDED = "It was saved under a pairing that was ended since.";

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
