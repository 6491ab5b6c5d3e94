/** The first tab after the extension came: how to begin. */

import { pairing } from "../daemon/keys.js";

/** @param {{reason: string}} details */
export async function welcome({ reason }) {
  if (reason !== "install" || (await pairing())) return;
  await chrome.tabs.create({ url: chrome.runtime.getURL("app/index.html#/welcome") });
}
