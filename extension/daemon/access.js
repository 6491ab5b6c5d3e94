/** Whether the browser lets this extension reach the machine; a person may take that away. */

import { DaemonError } from "./failure.js";

/** @returns {{origins: string[]}} as the manifest asks for it */
function wanted() {
  return { origins: chrome.runtime.getManifest().host_permissions ?? [] };
}

/**
 * fetch, which fails alike where nothing listens and where the browser blocks the call.
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 * @returns {Promise<Response>} Throws DaemonError `not-allowed`; else what fetch throws.
 */
export async function fetchAllowed(input, init) {
  try {
    return await globalThis.fetch(input, init);
  } catch (error) {
    if (await chrome.permissions.contains(wanted())) throw error;
    throw new DaemonError("not-allowed");
  }
}

/** Let the browser ask the person; only within a click, and before anything is awaited. */
export function requestAccess() {
  return chrome.permissions.request(wanted());
}
