/** What stands in the way, in each state of the daemon, and the next step. */

/** @import { State } from "../background/messages.js" */

/**
 * @typedef {object} Step
 * @property {string} short for the footer
 * @property {string} title
 * @property {string} text
 * @property {string} [command] to type in a terminal
 * @property {"pair" | "unlock" | "allow"} [button]
 */

/** @type {Record<Exclude<State, "ready">, Step>} */
export const STEPS = {
  "not-running": {
    short: "Not running",
    title: "Kithbook is not running",
    text: "Start it in a terminal. What you save meanwhile is kept here, sealed.",
    command: "kithbook up",
  },
  "not-allowed": {
    short: "Not allowed",
    title: "The browser does not let Kithbook reach this machine",
    text: "It needs one address, 127.0.0.1, and that was taken away. What you save meanwhile is kept here, sealed.",
    button: "allow",
  },
  locked: {
    short: "Locked",
    title: "Kithbook is locked",
    text: "Unlock it to search. What you save meanwhile is kept, sealed.",
    button: "unlock",
  },
  unpaired: {
    short: "Not paired",
    title: "Pair this browser once",
    text: "Kithbook gives nothing to a browser it does not know. It takes a minute.",
    button: "pair",
  },
  "other-program": {
    short: "Another program",
    title: "Another program has Kithbook’s port",
    text: "It was told nothing. Stop it and start Kithbook, or pair with Kithbook on another port.",
    command: "kithbook up",
    button: "pair",
  },
  stranger: {
    short: "Not yours",
    title: "This is not the Kithbook you paired with",
    text: "If you made the vault anew, brought it back or changed its key, pair again. If not, another program took the port: stop it. Nothing was sent to it.",
    button: "pair",
  },
  rekeyed: {
    short: "New key",
    title: "The vault has a new key",
    text: "Pair this browser again. What was saved here for the old key can no longer be opened.",
    button: "pair",
  },
  revoked: {
    short: "Unpaired",
    title: "This browser was unpaired",
    text: "Its pairing was ended in Kithbook. Pair it again to search and save. What still waits here belongs to the ended pairing and cannot arrive: save those pages once more after that.",
    button: "pair",
  },
  version: {
    short: "Does not match",
    title: "Extension and Kithbook do not match",
    text: "",
  },
  refused: {
    short: "Refused",
    title: "Kithbook does not accept this browser",
    text: "",
    button: "pair",
  },
};
