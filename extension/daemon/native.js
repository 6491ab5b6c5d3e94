/**
 * The program that the browser starts for this extension and no other. It starts Kithbook, and tells
 * a code to pair with; all else goes over the port, signed and sealed.
 */

/** @import { NativeReply, NativeRequest } from "../wire/types.d.ts" */

const HOST = "example.kithbook";
const WANTED = /** @type {chrome.permissions.Permissions} */ ({
  permissions: ["nativeMessaging"],
});

/**
 * @typedef {"running" | "no-host" | "no-vault" | "failed"} Begun `no-host`: the browser has nothing to
 *   start, because nobody set that up, or because it comes in a box
 */

/** Let the browser ask the person; only within a click, and before anything is awaited. */
export function requestNative() {
  return chrome.permissions.request(WANTED);
}

/** @param {chrome.permissions.Permissions} added @returns {boolean} whether that is among it */
export function isNative({ permissions = [] }) {
  return permissions.some((one) => one === "nativeMessaging");
}

/** @returns {Promise<{state: Begun, sentence: string}>} once the daemon answers, or why it does not */
export async function start() {
  const reply = await tell({ ask: "start" });
  if (!reply) return { state: "no-host", sentence: "" };
  const { state, sentence } = reply;
  const begun = state === "running" || state === "no-vault" ? state : "failed";
  return { state: begun, sentence };
}

/**
 * Open the window to pair, for this origin alone.
 * @param {string} origin this extension's
 * @returns {Promise<{code: string, port: number} | null>}
 */
export async function askCode(origin) {
  const reply = await tell({ ask: "pair", origin });
  return reply?.code && reply.port ? { code: reply.code, port: reply.port } : null;
}

/** @param {NativeRequest} request @returns {Promise<NativeReply | null>} null where nothing answers */
async function tell(request) {
  try {
    return /** @type {NativeReply} */ (await chrome.runtime.sendNativeMessage(HOST, request));
  } catch {
    return null;
  }
}
