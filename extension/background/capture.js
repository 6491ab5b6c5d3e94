/** Reading the page that the person clicked on. `activeTab` opens that one page, until it is left. */

/** @import { PageSnapshot } from "../wire/types.d.ts" */
/** @import { Preview } from "./messages.js" */

/**
 * @param {number} tab
 * @param {string[]} scripts of extension/page/, classic ones; the last one's value is the result
 * @returns {Promise<any>} null where the browser lets no extension in: its own pages, the stores
 */
export async function run(tab, ...scripts) {
  try {
    const [injection] = await chrome.scripting.executeScript({
      target: { tabId: tab },
      files: ["wire/sites.js", "page/dom.js", ...scripts],
    });
    return injection?.result ?? null;
  } catch {
    return null;
  }
}

/** @param {number} tab @returns {Promise<Preview | null>} */
export function preview(tab) {
  return run(tab, "page/preview.js");
}

/** @param {number} tab @returns {Promise<PageSnapshot | null>} */
export async function snapshot(tab) {
  const taken = await run(tab, "page/state.js", "page/bystanders.js", "page/snapshot.js");
  if (!taken) return null;
  return { ...taken, captured_at: Date.now(), ext_version: chrome.runtime.getManifest().version };
}
