/** What came of a save that no popup shows, in one sentence; it names somebody only where that is wished. */

import { listed, t } from "../look/texts.js";
import { fieldName } from "../look/words.js";
import { unsettled } from "../person/status.js";

/** @import { Receipt } from "../wire/types.d.ts" */
/** @import { Outcome } from "./messages.js" */

/** What was written, with the name where that may be said. @type {Record<"/v1/people/edit" | "/v1/people/link", (name: string | null) => string>} */
export const ADDED = {
  "/v1/people/edit": (name) => named(t("told_added"), name),
  "/v1/people/link": (name) => (name ? t("told_link_name", name) : t("told_link")),
};

/** @param {string} sentence @param {string | null} name of somebody, where that may be said */
export function named(sentence, name) {
  return name ? t("told_name", sentence, name) : sentence;
}

/**
 * @typedef {object} Told
 * @property {string} sentence
 * @property {"done" | "wait" | "bad"} mood
 * @property {string | null} undo the item to take back, if there is one
 * @property {string | null} person whom it was about: an id, or an item that made or met them
 */

/** @param {string} sentence of what nothing is left to do about @returns {Told} */
export function settled(sentence) {
  return { sentence, mood: "wait", undo: null, person: null };
}

/** @param {string} sentence @returns {Told} */
export function failure(sentence) {
  return { sentence, mood: "bad", undo: null, person: null };
}

/**
 * @param {Outcome} outcome of a capture
 * @param {string} capture
 * @param {boolean} names whether the person may be named
 * @returns {Told}
 */
export function told(outcome, capture, names) {
  if (outcome.state === "delivered") return ofReceipt(outcome.receipt, names);
  const [sentence, mood] = unsettled(outcome);
  const undo = outcome.state === "waiting" ? capture : null;
  return { sentence, mood: mood === "bad" ? "bad" : "wait", undo, person: null };
}

/** @param {Receipt} receipt @param {boolean} names @returns {Told} */
function ofReceipt(receipt, names) {
  const { state, outcome, capture, change_set, person, kind } = receipt;
  const whom = { undo: change_set ? capture : null, person: person?.id ?? null };
  if (state === "pending")
    return { sentence: t("told_reading"), mood: "done", undo: capture, person: null };
  if (outcome === "forgotten") return failure(t("page_forgotten"));
  if (!person) {
    return { sentence: t(kind === "list" ? "told_list" : "told_draft"), mood: "done", ...whom };
  }
  return { sentence: named(deed(receipt), names ? person.name : null), mood: "done", ...whom };
}

/** @param {Receipt} receipt of a person */
function deed({ outcome, changed, change_set }) {
  if (outcome === "created") return t("told_saved");
  if (outcome === "unchanged" && change_set) return t("told_note_added");
  if (outcome === "unchanged") return t("told_unchanged");
  const fields = listed(new Set(changed.map(({ field }) => fieldName(field))));
  return t("told_updated", fields || t("page_details"));
}
