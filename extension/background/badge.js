/**
 * How much waits, on the toolbar icon and for an open popup, else how much is due; and over one page
 * what became of it. Nothing there is personal.
 */

import { t } from "../look/texts.js";
import { fullness } from "./fullness.js";
import * as queue from "./queue.js";

/** @import { Tally } from "./queue.js" */

const WAITING = "#b7791f";
const ALARMING = "#b3261e";
const GOOD = "#1e6a58";
const DUE = "#3f5b8c";

/** What the icon says over one page: it was saved or is known, or could not be saved. */
const SIGNS = {
  saved: { text: "✓", color: GOOD },
  known: { text: "✓", color: GOOD },
  failed: { text: "!", color: ALARMING },
};
/** @typedef {keyof typeof SIGNS} Sign */

const MOST = 999; // that the icon has room for
const ALARM = "badge:";
const BRIEF = 0.5; // minutes; the least a browser allows

/** The showing under way, and the one that has not looked yet. @type {Promise<void>} */
let last = Promise.resolve();
/** @type {Promise<void> | null} */
let next = null;

/** Show how things are; asked for many times at once, it looks at least once after the last. */
export function show() {
  next ??= last.then(() => {
    next = null;
    return draw();
  });
  last = next.catch(() => {});
  return next;
}

async function draw() {
  const [tally, due] = await Promise.all([queue.tally(), counted()]);
  await chrome.storage.session.set({ tally });
  await chrome.action.setBadgeText({ text: text(tally) || due });
  await chrome.action.setBadgeBackgroundColor({ color: colour(tally) });
  const { warns, words } = fullness(tally);
  const title = warns ? t("badge_warns", words) : t("product_name");
  await chrome.action.setTitle({ title });
}

/** How much is due, for which there is room once nothing waits here. @returns {Promise<string>} */
async function counted() {
  const { due } = await chrome.storage.session.get("due");
  return due ? String(Math.min(Number(due), MOST)) : "";
}

/** @param {Tally} tally */
function text({ waiting, refused }) {
  if (refused) return "!";
  return waiting ? String(waiting) : "";
}

/** @param {Tally} tally */
function colour(tally) {
  if (fullness(tally).warns || tally.refused) return ALARMING;
  return tally.waiting ? WAITING : DUE;
}

/**
 * Say something over one page, until it is left or, if it is an event, for half a minute.
 * @param {number} tab
 * @param {Sign} sign
 */
export async function mark(tab, sign) {
  const { text, color } = SIGNS[sign];
  await Promise.all([
    chrome.action.setBadgeBackgroundColor({ tabId: tab, color }),
    chrome.action.setBadgeText({ tabId: tab, text }),
  ]);
  if (sign !== "known") await chrome.alarms.create(`${ALARM}${tab}`, { delayInMinutes: BRIEF });
}

/**
 * Let one page say again what all do.
 * @param {number} tab
 */
export async function unmark(tab) {
  // Side by side: a sign that is to be shown waits for all of it.
  await Promise.all([
    chrome.alarms.clear(`${ALARM}${tab}`),
    // null, and not "", is what means "as everywhere"; the types do not know it.
    chrome.action.setBadgeText({ tabId: tab, text: /** @type {any} */ (null) }),
    queue
      .tally()
      .then((tally) => chrome.action.setBadgeBackgroundColor({ tabId: tab, color: colour(tally) })),
  ]);
}

/** @param {number} tab @returns {Promise<boolean>} whether it says what has just happened there */
export async function tellsNews(tab) {
  return Boolean(await chrome.alarms.get(`${ALARM}${tab}`));
}

/** @param {string} alarm @returns {number | null} the tab whose event has had its time */
export function overdue(alarm) {
  return alarm.startsWith(ALARM) ? Number(alarm.slice(ALARM.length)) : null;
}
