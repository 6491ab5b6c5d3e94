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

/** @param {Health} health @returns {string} empty where nothing waits and all was accepted */
function line(health) {
  const { waiting, refused } = health.tally;
  const { warns, words } = fullness(health.tally);
  if (warns && refused > waiting) return `${words} kept here: discard what was not accepted`;
  const remedy = health.state === "ready" ? whyWaiting(health) : WORDS[health.state].remedy;
  if (warns) return `${words} ${refused ? "kept here" : "waiting"}: ${remedy}`;
  if (!refused) return waiting ? `${waiting} waiting: ${whyWaiting(health)}` : "";
  // Together with the reason, which the footer has too, they would not fit in one line.
  return `${waiting ? `${waiting} waiting · ` : ""}${refused} not accepted`;
}

/** @param {Health} health */
export function showWaiting(health) {
  const button = byId("waiting", HTMLButtonElement);
  const { warns } = fullness(health.tally);
  const text = line(health);
  button.hidden = !text;
  button.toggleAttribute("data-alarming", warns || health.tally.refused > 0);
  byId("waiting-words", HTMLElement).textContent = text;
}
