/** What came of a save that no popup shows, in one sentence; it names somebody only where that is wished. */

import { fieldName } from "../look/words.js";
import { unsettled } from "../person/status.js";

/** @import { Receipt } from "../wire/types.d.ts" */
/** @import { Outcome } from "./messages.js" */

export const UNREADABLE = "This page cannot be saved: the browser lets no extension read it.";
export const NO_CONTACT =
  "Nothing added: there is no e-mail address and no phone number in what you selected.";
export const NOBODY =
  "Not added: the page names nobody for sure. It is kept; click the Kithbook icon to say who it is.";
/** What was written, with ": Name" where that may be said. @type {Record<"/v1/people/edit" | "/v1/people/link", (name: string) => string>} */
export const ADDED = {
  "/v1/people/edit": (name) => `Added${name}`,
  "/v1/people/link": (name) =>
    `Saved${name}. Only what the link says is known; save the page itself for the rest.`,
};
const FORGOTTEN = "Not kept: you had this person forgotten after the page was taken.";
const READING = "Saved; it is still being read.";
const KEPT = {
  list: "The page is kept. It names several people; click the Kithbook icon to choose.",
  other: "The page is kept, but names nobody for sure; click the Kithbook icon to say who it is.",
};

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
  if (state === "pending") return { sentence: READING, mood: "done", undo: capture, person: null };
  if (outcome === "forgotten") return failure(FORGOTTEN);
  if (!person) {
    return { sentence: KEPT[kind === "list" ? "list" : "other"], mood: "done", ...whom };
  }
  const name = names ? `: ${person.name}` : "";
  return { sentence: `${deed(receipt)}${name}`, mood: "done", ...whom };
}

/** @param {Receipt} receipt of a person */
function deed({ outcome, changed, change_set }) {
  if (outcome === "created") return "Saved";
  if (outcome === "unchanged" && change_set) return "Note added";
  if (outcome === "unchanged") return "Already in your book, nothing changed";
  const fields = [...new Set(changed.map(({ field }) => fieldName(field)))];
  return `Updated ${fields.join(", ") || "details"}`;
}
