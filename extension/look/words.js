/** How things read: initials, dates, field names, highlights. */

/** @import { Interaction, Mark } from "../wire/types.d.ts" */

/** @typedef {Interaction["kind"]} InteractionKind */

const TONES = 6;

/** @type {Record<string, string>} */
const FIELDS = { identity: "addresses", met_at: "where you met", site_id: "profile" };

/** What a waiting write is; the rest of it is sealed. @type {Partial<Record<string, string>>} */
const KINDS = {
  "/v1/capture": "A page",
  "/v1/capture/photo": "A photo",
  "/v1/people/add": "A person",
  "/v1/people/delete": "A deletion",
  "/v1/people/duplicates/distinct": "Two who are not the same",
  "/v1/people/edit": "An edit",
  "/v1/people/forget": "A forgetting",
  "/v1/people/link": "A person",
  "/v1/people/merge": "A merge",
  "/v1/people/suggestions/accept": "An edit",
  "/v1/people/suggestions/dismiss": "A dismissal",
  "/v1/interactions/log": "A contact",
  "/v1/notes/write": "A note",
  "/v1/undo": "An undo",
};

/** What was done, as the history has it. @type {Partial<Record<string, string>>} */
const DEEDS = {
  accept: "Suggestion used",
  add: "Added",
  cadence: "Cadence",
  capture: "Captured",
  date: "Date",
  delete: "Deleted",
  distinct: "Not the same as another",
  dismiss: "Suggestion dismissed",
  edit: "Edited",
  field: "Own field changed",
  import: "Imported",
  join: "Organisations joined",
  log: "Interaction logged",
  merge: "Merged",
  note: "Note",
  organisation: "Organisation changed",
  photo: "Photo",
  promise: "Promise",
  reextract: "Page read again",
  relation: "Relation",
  relog: "Interaction changed",
  role: "Role",
  undo: "Undone",
  "undo import": "Import undone",
  unlog: "Interaction removed",
  visit: "Seen, nothing new",
};

/** What is changed, where the field's own name says less. @type {Partial<Record<string, string>>} */
const EDITS = {
  "identity value": "address",
  "interaction day": "interaction on",
  "interaction text": "interaction",
  "note text": "note",
  "role title": "role",
  "suggestion value": "suggested",
  "tag name": "tag",
};

/** @param {{entity: string, field: string}} edit @returns {string} what it changed */
export function editName({ entity, field }) {
  return EDITS[`${entity} ${field}`] ?? fieldName(field);
}

/** @param {string} kind of an action */
export function deedName(kind) {
  return DEEDS[kind] ?? fieldName(kind);
}

/** What you had to do with each other. @satisfies {Record<InteractionKind, string>} */
export const CONTACTS = {
  met: "Met",
  call: "Call",
  message: "Message",
  email: "E-mail",
  event: "Event",
  favour: "Favour",
  introduction: "Introduction",
};

/** @param {string} path of a write */
export function kind(path) {
  return KINDS[path] ?? "A change";
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
  const date = new Date(moment);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** @param {string} date @returns {string} "today", "yesterday", "12 days ago", or the day */
export function ago(date) {
  const noon = new Date(`${date}T12:00`);
  const gone = Math.round((new Date().setHours(12, 0, 0, 0) - noon.getTime()) / 86_400_000);
  if (gone < 2) return gone < 1 ? "today" : "yesterday";
  return gone < 60 ? `${gone} days ago` : day(noon.getTime());
}

/** @param {number} time ms since 1970 @param {number} [now] @returns {string} "3 Mar, 14:03"; today only the hour */
export function moment(time, now = Date.now()) {
  const hour = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(time);
  return day(time, now) === day(now, now) ? hour : `${day(time, now)}, ${hour}`;
}

/** @param {string} url @returns {string} "linkedin.com"; nothing where it is none */
export function host(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

/** @param {string} name as on the wire */
export function fieldName(name) {
  return FIELDS[name] ?? name.replaceAll("_", " ");
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
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
  return count > MOST_COUNTED ? `${MOST_COUNTED.toLocaleString("en")}+` : String(count);
}

/**
 * When you last had to do with somebody, and when it is time again.
 * @param {string | null | undefined} last a day
 * @param {string | null | undefined} due a day
 */
export function standing(last, due) {
  return [last && `last ${last}`, due && `due ${due}`].filter(Boolean).join(" · ");
}
