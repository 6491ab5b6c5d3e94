/** The number on the toolbar icon: how much waits. Nothing there is personal. */

import * as queue from "./queue.js";

const WAITING = "#b7791f";
const REFUSED = "#b3261e";

export async function show() {
  const [waiting, refused] = await Promise.all([queue.count("waiting"), queue.count("refused")]);
  const text = refused ? "!" : waiting ? String(waiting) : "";
  await chrome.action.setBadgeText({ text });
  if (text) await chrome.action.setBadgeBackgroundColor({ color: refused ? REFUSED : WAITING });
}
