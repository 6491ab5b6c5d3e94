/** How much waits, on the toolbar icon and for an open popup. Nothing there is personal. */

import * as queue from "./queue.js";

const WAITING = "#b7791f";
const REFUSED = "#b3261e";

/** @typedef {{waiting: number, refused: number}} Counts */

/** @returns {Promise<Counts>} */
export async function counts() {
  const [waiting, refused] = await Promise.all([queue.count("waiting"), queue.count("refused")]);
  return { waiting, refused };
}

export async function show() {
  const now = await counts();
  await chrome.storage.session.set({ counts: now });
  const text = now.refused ? "!" : now.waiting ? String(now.waiting) : "";
  await chrome.action.setBadgeText({ text });
  if (text) await chrome.action.setBadgeBackgroundColor({ color: now.refused ? REFUSED : WAITING });
}
