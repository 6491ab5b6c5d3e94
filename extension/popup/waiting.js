/** One line on what has not reached the book: how much waits, why, and what was not accepted. */

import { fullness } from "../background/fullness.js";
import { OVER } from "../background/verdict.js";
import { byId } from "../look/element.js";
import { counted, t } from "../look/texts.js";

/** @import { Health, State } from "../background/messages.js" */
/** @import { Plain } from "../look/keys.d.ts" */

/**
 * Why it waits, and what makes room. Pairing does not: it brings in nothing of an ended pairing's.
 * @satisfies {Record<Exclude<State, "ready">, {why: Plain, room: Plain}>}
 */
const WORDS = /** @type {const} */ ({
  "not-running": { why: "why_not_running", room: "room_start" },
  "not-allowed": { why: "why_not_allowed", room: "room_allow" },
  locked: { why: "why_locked", room: "room_unlock" },
  unpaired: { why: "why_unpaired", room: "room_discard_waiting" },
  // It takes more words than a line has.
  "other-program": { why: "why_other_program", room: "room_above" },
  stranger: { why: "why_stranger", room: "room_above" },
  rekeyed: { why: "why_rekeyed", room: "room_discard_over" },
  revoked: { why: "why_revoked", room: "room_discard_over" },
  version: { why: "why_version", room: "room_above" },
  refused: { why: "why_refused", room: "room_above" },
});

/** @param {Health} health @returns {string} why what waits is still here */
export function whyWaiting({ state, why }) {
  if (state !== "ready") return t(WORDS[state].why);
  return why.replace(/\.$/, "") || t("why_on_its_way");
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
  const { unwanted } = howMany(health);
  return counted(isOver(health.state) ? "outbox_over" : "outbox_unwanted", unwanted);
}

/** @param {Health} health @returns {string} on what the daemon has, sealed */
export function keptWords({ state, kept }) {
  return counted(state === "ready" ? "outbox_arriving" : "outbox_kept", kept);
}

/** @param {Health} health @returns {string} empty where nothing waits and all was accepted */
export function line(health) {
  if (fullness(health.tally).warns) return roomWords(health);
  const { waiting, unwanted } = howMany(health);
  if (waiting && !unwanted) return counted("outbox_line", waiting, whyWaiting(health));
  if (health.kept && !unwanted) return keptWords(health);
  // Together with the reason, which the footer has too, they would not fit in one line.
  const on = waiting + health.kept;
  return [on && counted("outbox_count", on), unwanted && unwantedWords(health)]
    .filter(Boolean)
    .join(" · ");
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
    return t("full_kept", words, t("room_discard_refused"));
  const room = ready ? whyWaiting(health) : t(WORDS[state].room);
  return t(refused || over ? "full_kept" : "full_waiting", words, room);
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
