/** How things stand with the daemon, in the few words the popup knows a next step for. */

import { DaemonError } from "../daemon/failure.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Reason } from "../daemon/failure.js" */
/** @import { Finding, State } from "./messages.js" */

/** @type {Partial<Record<Reason, State>>} */
const STATES = {
  locked: "locked",
  unpaired: "unpaired",
  "not-running": "not-running",
  "not-allowed": "not-allowed",
  "other-program": "other-program",
  stranger: "stranger",
  rekeyed: "rekeyed",
  revoked: "revoked",
  version: "version",
  // A write-only client may not ask for the status, but is as ready as can be.
  scope: "ready",
};

/** @param {Client} client @returns {Promise<Finding>} */
export async function examine(client) {
  try {
    await client.hello();
    // Only a signed call shows whether this client is still welcome.
    const status = await client.call("/v1/status", {});
    const { state, people, waiting, spooled, refused, dialog = null } = status;
    const counts = { people, unread: waiting ?? 0, kept: spooled, unwanted: refused ?? 0 };
    const notices = status.notices ?? [];
    return { state, sentence: "", ...counts, notices, dialog };
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    const state = STATES[error.reason] ?? "refused";
    const counts = { people: null, unread: 0, kept: 0, unwanted: 0 };
    const nothing = { ...counts, notices: [], dialog: null };
    return { state, sentence: error.message, ...nothing };
  }
}
