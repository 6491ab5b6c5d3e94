/** One line on what has not reached the book: how much waits, why, and what was not accepted. */

import { fullness } from "../background/fullness.js";
import { OVER } from "../background/verdict.js";
import { byId } from "../look/element.js";

/** @import { Health, State } from "../background/messages.js" */

const GONE = "discard what can no longer arrive";
const ABOVE = "see above"; // it takes more words than a line has

/**
 * Why it waits, and what makes room. Pairing does not: it brings in nothing of an ended pairing's.
 * @type {Record<Exclude<State, "ready">, {why: string, room: string}>}
 */
const WORDS = {
  "not-running": { why: "Kithbook is not running", room: "start Kithbook" },
  "not-allowed": { why: "the browser lets nothing through", room: "allow it above" },
  locked: { why: "Kithbook is locked", room: "unlock Kithbook" },
  unpaired: { why: "this browser is not paired", room: "discard what waits" },
  "other-program": { why: "another program answers", room: ABOVE },
  stranger: { why: "what answers is not your Kithbook", room: ABOVE },
  rekeyed: { why: "the vault has a new key", room: GONE },
  revoked: { why: "this browser was unpaired", room: GONE },
  version: { why: "extension and Kithbook do not match", room: ABOVE },
  refused: { why: "Kithbook does not accept this browser", room: ABOVE },
};

/** @param {Health} health @returns {string} why what waits is still here */
export function whyWaiting({ state, why }) {
  return state === "ready" ? why.replace(/\.$/, "") || "on its way" : WORDS[state].why;
}

/**
 * @param {Health} health
 * @returns {{waiting: number, unwanted: number}} what waits here; what does not, here and with the daemon
 */
export function howMany({ state, tally, unwanted }) {
  const { waiting, refused } = tally;
  if (isOver(state)) return { waiting: 0, unwanted: waiting + refused };
  return { waiting, unwanted: refused + unwanted };
}

/** @param {Health} health @returns {string} on what does not wait */
export function unwantedWords(health) {
  return `${howMany(health).unwanted} ${isOver(health.state) ? "can no longer arrive" : "not accepted"}`;
}

/** @param {Health} health @returns {string} on what the daemon has, sealed */
export function keptWords({ state, kept }) {
  if (state === "ready") return `${kept} on the way into your book`;
  return `${kept} kept by Kithbook until it is unlocked`;
}

/** @param {Health} health @returns {string} empty where nothing waits and all was accepted */
export function line(health) {
  if (fullness(health.tally).warns) return roomWords(health);
  const { waiting, unwanted } = howMany(health);
  if (waiting && !unwanted) return `${waiting} waiting: ${whyWaiting(health)}`;
  if (health.kept && !unwanted) return keptWords(health);
  // Together with the reason, which the footer has too, they would not fit in one line.
  const on = waiting + health.kept;
  return [on && `${on} waiting`, unwanted && unwantedWords(health)].filter(Boolean).join(" · ");
}

/** @param {Health} health of a nearly full outbox @returns {string} what makes room */
function roomWords(health) {
  const { state, tally } = health;
  const { waiting, refused } = tally;
  const { words } = fullness(tally);
  const ready = state === "ready";
  const over = isOver(state);
  // What waits leaves by itself once it can; what was refused never does.
  if (!over && (refused > waiting || (refused && ready)))
    return `${words} kept here: discard what was not accepted`;
  const room = ready ? whyWaiting(health) : WORDS[state].room;
  return `${words} ${refused || over ? "kept here" : "waiting"}: ${room}`;
}

/** @param {State} state */
function isOver(state) {
  return state in OVER;
}

/** @param {Health} health */
export function showWaiting(health) {
  const button = byId("waiting", HTMLButtonElement);
  const text = line(health);
  button.hidden = !text;
  const alarming = fullness(health.tally).warns || howMany(health).unwanted > 0;
  button.toggleAttribute("data-alarming", alarming);
  byId("waiting-words", HTMLElement).textContent = text;
}
