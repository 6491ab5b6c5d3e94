/** What stands in the way, in each state of the daemon, and the next step. */

/** @import { State } from "../background/messages.js" */
/** @import { Plain } from "./keys.d.ts" */

/**
 * @typedef {object} Step
 * @property {Plain} short for the footer
 * @property {Plain} title
 * @property {Plain} [text] where the daemon does not say it
 * @property {string} [command] to type in a terminal
 * @property {"pair" | "unlock" | "allow" | "start"} [button]
 */

/** @type {Record<Exclude<State, "ready">, Step>} */
export const STEPS = {
  "not-running": {
    short: "step_not_running_short",
    title: "step_not_running_title",
    text: "step_not_running_text",
    command: "kithbook up",
    button: "start",
  },
  "not-allowed": {
    short: "step_not_allowed_short",
    title: "step_not_allowed_title",
    text: "step_not_allowed_text",
    button: "allow",
  },
  locked: {
    short: "step_locked_short",
    title: "step_locked_title",
    text: "step_locked_text",
    button: "unlock",
  },
  unpaired: {
    short: "step_unpaired_short",
    title: "step_unpaired_title",
    text: "step_unpaired_text",
    button: "pair",
  },
  "other-program": {
    short: "step_other_program_short",
    title: "step_other_program_title",
    text: "step_other_program_text",
    command: "kithbook up",
    button: "pair",
  },
  stranger: {
    short: "step_stranger_short",
    title: "step_stranger_title",
    text: "step_stranger_text",
    button: "pair",
  },
  rekeyed: {
    short: "step_rekeyed_short",
    title: "step_rekeyed_title",
    text: "step_rekeyed_text",
    button: "pair",
  },
  revoked: {
    short: "step_revoked_short",
    title: "step_revoked_title",
    text: "step_revoked_text",
    button: "pair",
  },
  version: {
    short: "step_version_short",
    title: "step_version_title",
  },
  refused: {
    short: "step_refused_short",
    title: "step_refused_title",
    button: "pair",
  },
};
