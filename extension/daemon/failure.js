/** Why a call to the daemon failed, in a form the popup can turn into a next step. */

import { answered, t } from "../look/texts.js";

/** @import { Plain } from "../look/keys.d.ts" */
/** @import { ErrorCode, Failure } from "../wire/types.d.ts" */

/**
 * @typedef {"not-running" | "not-allowed" | "other-program" | "stranger" | "unpaired" | "rekeyed"
 *   | "refused" | "lost" | "full" | "interrupted" | ErrorCode} Reason
 * `not-running`: nothing listens, or it does not answer. `not-allowed`: the browser lets this
 * extension call nothing on this machine. `other-program`: what answers is not Kithbook. `stranger`: it answers as a Kithbook would that this browser never paired with.
 * `rekeyed`: ours, with another vault or key. `refused`: our daemon, twice the bare 403. `lost`:
 * sealed for a key that is gone. `full`: the outbox is. `interrupted`: the background was ended
 * meanwhile. The rest are the daemon's own, signed.
 */

/** @type {Partial<Record<Reason, Plain>>} */
const SENTENCES = {
  "not-running": "failure_not_running",
  "not-allowed": "failure_not_allowed",
  "other-program": "failure_other_program",
  stranger: "failure_stranger",
  unpaired: "failure_unpaired",
  rekeyed: "failure_rekeyed",
  refused: "failure_refused",
  lost: "failure_lost",
  full: "failure_full",
  interrupted: "failure_interrupted",
};

/** What the daemon said no to, in general words. @type {Record<ErrorCode, Plain>} */
const REFUSALS = {
  locked: "refusal_locked",
  revoked: "refusal_revoked",
  scope: "refusal_scope",
  version: "refusal_version",
  busy: "refusal_busy",
  invalid: "refusal_invalid",
  conflict: "refusal_conflict",
  failed: "refusal_failed",
};

/**
 * Why the daemon did not do something. Its own sentence is English and says more; where the texts are
 * in another language it is that of the code, unless a newer daemon has one that is not known here.
 * @param {Pick<Failure, "code" | "sentence">} failure
 * @returns {string}
 */
export function refusal({ code, sentence }) {
  const own = Object.hasOwn(REFUSALS, code) ? t(REFUSALS[code]) : sentence;
  return answered(sentence, own);
}

/** A call that was not done. `message` is one sentence for a person. */
export class DaemonError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [sentence]
   * @param {{signed?: boolean}} [origin]
   */
  constructor(reason, sentence, { signed = false } = {}) {
    super(sentence ?? t(SENTENCES[reason] ?? "failure_any"));
    this.name = "DaemonError";
    this.reason = reason;
    /** The daemon itself said so, of this very request. */
    this.signed = signed;
  }
}
