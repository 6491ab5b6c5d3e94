/** How much waits, on the toolbar icon and for an open popup. Nothing there is personal. */

import { fullness } from "./fullness.js";
import * as queue from "./queue.js";

/** @import { Tally } from "./queue.js" */

const WAITING = "#b7791f";
const ALARMING = "#b3261e";

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
  const tally = await queue.tally();
  await chrome.storage.session.set({ tally });
  await chrome.action.setBadgeText({ text: text(tally) });
  const { warns, words } = fullness(tally);
  const color = warns || tally.refused ? ALARMING : WAITING;
  await chrome.action.setBadgeBackgroundColor({ color });
  const title = warns ? `Kithbook: ${words} kept here; click to see how to make room` : "Kithbook";
  await chrome.action.setTitle({ title });
}

/** @param {Tally} tally */
function text({ waiting, refused }) {
  if (refused) return "!";
  return waiting ? String(waiting) : "";
}
