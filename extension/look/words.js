/** How things read: initials, dates, field names, highlights. */

import { called, dated, number, relativeDay, t } from "./texts.js";

/** @import { Interaction, Mark } from "../wire/types.d.ts" */
/** @import { Plain } from "./keys.d.ts" */

/** @typedef {Interaction["kind"]} InteractionKind */

const TONES = 6;

/** What a waiting write is; the rest of it is sealed. @type {Partial<Record<string, Plain>>} */
const KINDS = {
  "/v1/capture": "write_page",
  "/v1/capture/photo": "write_photo",
  "/v1/people/add": "write_person",
  "/v1/people/delete": "write_deletion",
  "/v1/people/duplicates/distinct": "write_distinction",
  "/v1/people/edit": "write_edit",
  "/v1/people/forget": "write_forgetting",
  "/v1/people/link": "write_person",
  "/v1/people/merge": "write_merge",
  "/v1/people/suggestions/accept": "write_edit",
  "/v1/people/suggestions/dismiss": "write_dismissal",
  "/v1/interactions/log": "write_contact",
  "/v1/notes/write": "write_note",
  "/v1/undo": "write_undo",
};

/** What you had to do with each other. @satisfies {Record<InteractionKind, Plain>} */
export const CONTACTS = /** @type {const} */ ({
  met: "contact_met",
  call: "contact_call",
  message: "contact_message",
  email: "contact_email",
  event: "contact_event",
  favour: "contact_favour",
  introduction: "contact_introduction",
});

/** @param {{entity: string, field: string}} edit @returns {string} what it changed */
export function editName({ entity, field }) {
  return called("edit", `${entity}_${field}`) || fieldName(field);
}

/** @param {string} kind of an action, as the history has it */
export function deedName(kind) {
  return called("deed", kind) || fieldName(kind);
}

/** @param {string} name of a format @param {string} title as the daemon calls it */
export function formatName(name, title) {
  return called("format", name) || title; // most are called by their own names everywhere
}

/** @param {string} path of a write */
export function kind(path) {
  return t(KINDS[path] ?? "write_change");
}

/** Clauses one after the other; empty ones are left out. @param {...string} all */
export function clauses(...all) {
  return all.filter(Boolean).reduce((before, next) => t("joined_clauses", before, next));
}

/** @param {unknown} url of a page that was saved, where it is known */
export function captureWords(url) {
  return url ? t("capture_saved_from", host(String(url))) : t("capture_saved");
}

/** @param {string} name @returns {string} one or two letters */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase()).join("");
}

/** @param {string} name @returns {number} the same for the same name, 0 to 5 */
export function tone(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % TONES;
}

/** @param {number} moment ms since 1970 @param {number} [now] @returns {string} "3 Mar", with the year where it is another */
export function day(moment, now = Date.now()) {
  const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return dated(moment, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** @param {string} date as on the wire @returns {string} "3 Mar" */
export function dayOf(date) {
  return day(Date.parse(`${date}T12:00`));
}

/** @param {string} date @returns {string} "today", "yesterday", "12 days ago", or the day */
export function ago(date) {
  const noon = new Date(`${date}T12:00`);
  const gone = Math.round((new Date().setHours(12, 0, 0, 0) - noon.getTime()) / 86_400_000);
  return gone < 60 ? relativeDay(-Math.max(0, gone)) : day(noon.getTime());
}

/** @param {number} time ms since 1970 @param {number} [now] @returns {string} "3 Mar, 14:03"; today only the hour */
export function moment(time, now = Date.now()) {
  const isToday = day(time, now) === day(now, now);
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return dated(time, {
    ...(isToday ? {} : { day: "numeric", month: "short" }),
    ...(isToday || sameYear ? {} : { year: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
  });
}

/** @param {string} url @returns {string} "linkedin.com"; nothing where it is none */
export function host(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

/** @param {string} name as on the wire */
export function fieldName(name) {
  return called("field", name) || name.replaceAll("_", " ");
}

/**
 * @param {string} text
 * @param {Mark[]} marks in code points, ascending
 * @returns {(string | HTMLElement)[]} the text in pieces, the marked ones as <mark>
 */
export function highlighted(text, marks) {
  const letters = [...text];
  const pieces = [];
  let at = 0;
  for (const { start, end } of marks) {
    const marked = document.createElement("mark");
    marked.textContent = letters.slice(start, end).join("");
    pieces.push(letters.slice(at, start).join(""), marked);
    at = end;
  }
  return [...pieces, letters.slice(at).join("")].filter((piece) => piece !== "");
}

/** @param {string} text @returns {string | null} the URL, if it may be opened: never javascript: */
export function openable(text) {
  try {
    const url = new URL(text);
    return ["https:", "http:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const MOST_COUNTED = 1000;

/** How many people were found: exact to a thousand. @param {number} count */
export function howMany(count) {
  return count > MOST_COUNTED ? t("count_or_more", MOST_COUNTED) : number(count);
}

/**
 * When you last had to do with somebody, and when it is time again.
 * @param {string | null | undefined} last a day
 * @param {string | null | undefined} due a day
 */
export function standing(last, due) {
  return [last && t("hit_last", dayOf(last)), due && t("hit_due", dayOf(due))]
    .filter(Boolean)
    .join(" · ");
}
