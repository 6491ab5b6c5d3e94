/** Pairing by a click: the browser vouches for this extension, so that nobody types a code. */

import { ask } from "../background/messages.js";
import { requestNative } from "../daemon/native.js";
import { t } from "../look/texts.js";
import { browserName } from "./browser.js";

/** @import { Failing } from "../background/messages.js" */
/** @import { Plain } from "../look/keys.d.ts" */

/** @type {Record<Failing, Plain>} */
const SENTENCES = {
  "not-running": "pair_not_running",
  "not-allowed": "pair_not_allowed",
  "no-window": "pair_no_window",
  "wrong-code": "pair_wrong_code",
  "other-program": "pair_other_program",
  "no-host": "pair_no_host",
  "no-vault": "start_no_vault",
  failed: "start_failed",
};

/** @param {{cause: Failing, sentence?: string}} failed */
export function sentence(failed) {
  return [t(SENTENCES[failed.cause]), failed.sentence].filter(Boolean).join(" ");
}

/** Only within a click. @returns {Promise<{paired: true} | {cause: Failing, sentence?: string} | null>} null where the person did not want it */
export async function pairHere() {
  if (!(await requestNative())) return null;
  return ask("pairHere", { name: await browserName() });
}
