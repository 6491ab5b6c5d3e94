/** One line on what has not reached the book: how much waits, why, and what was not accepted. */

import { fullness } from "../background/fullness.js";
import { byId } from "../look/element.js";

/** @import { Health, State } from "../background/messages.js" */

/** @type {Record<Exclude<State, "ready">, {why: string, remedy: string}>} */
const WORDS = {
  "not-running": { why: "Kithbook is not running", remedy: "start Kithbook" },
  locked: { why: "Kithbook is locked", remedy: "unlock Kithbook" },
  unpaired: { why: "this browser is not paired", remedy: "pair this browser" },
  "other-program": { why: "another program answers", remedy: "start Kithbook" },
  stranger: { why: "what answers is not your Kithbook", remedy: "pair this browser" },
  rekeyed: { why: "the vault has a new key", remedy: "pair this browser" },
  revoked: { why: "this browser was unpaired", remedy: "pair this browser" },
  version: { why: "extension and Kithbook do not match", remedy: "update Kithbook" },
  refused: { why: "Kithbook does not accept this browser", remedy: "pair this browser" },
};

/** @param {Health} health @returns {string} why what waits is still here */
export function whyWaiting({ state, why }) {
  return state === "ready" ? why.replace(/\.$/, "") || "on its way" : WORDS[state].why;
}

/** @param {Health} health @returns {number} here and with the daemon */
export function notAccepted({ tally, unwanted }) {
  return tally.refused + unwanted;
}

/** @param {Health} health @returns {string} on what the daemon has, sealed */
export function keptWords({ state, kept }) {
  if (state === "ready") return `${kept} on the way into your book`;
  return `${kept} kept by Kithbook until it is unlocked`;
}

/** @param {Health} health @returns {string} empty where nothing waits and all was accepted */
function line(health) {
  const { waiting, refused } = health.tally;
  const { warns, words } = fullness(health.tally);
  if (warns && refused > waiting) return `${words} kept here: discard what was not accepted`;
  const remedy = health.state === "ready" ? whyWaiting(health) : WORDS[health.state].remedy;
  if (warns) return `${words} ${refused ? "kept here" : "waiting"}: ${remedy}`;
  const unwanted = notAccepted(health);
  if (waiting && !unwanted) return `${waiting} waiting: ${whyWaiting(health)}`;
  if (health.kept && !unwanted) return keptWords(health);
  // Together with the reason, which the footer has too, they would not fit in one line.
  const on = waiting + health.kept;
  return [on && `${on} waiting`, unwanted && `${unwanted} not accepted`]
    .filter(Boolean)
    .join(" · ");
}

/** @param {Health} health */
export function showWaiting(health) {
  const button = byId("waiting", HTMLButtonElement);
  const { warns } = fullness(health.tally);
  const text = line(health);
  button.hidden = !text;
  button.toggleAttribute("data-alarming", warns || notAccepted(health) > 0);
  byId("waiting-words", HTMLElement).textContent = text;
}
