/** How much waits, on the toolbar icon and for an open popup. Nothing there is personal. */

import { fullness } from "./fullness.js";
import * as queue from "./queue.js";

/** @import { Tally } from "./queue.js" */

const WAITING = "#b7791f";
const ALARMING = "#b3261e";

export async function show() {
  const tally = await queue.tally();
  await chrome.storage.session.set({ tally });
  await chrome.action.setBadgeText({ text: text(tally) });
  const { warns, words } = fullness(tally);
  const color = warns || tally.refused ? ALARMING : WAITING;
  await chrome.action.setBadgeBackgroundColor({ color });
  const title = warns ? `Kithbook: ${words} wait; start Kithbook` : "Kithbook";
  await chrome.action.setTitle({ title });
}

/** @param {Tally} tally */
function text({ waiting, refused }) {
  if (refused) return "!";
  return waiting ? String(waiting) : "";
}
