/** What the extension's pages ask of its background, and what they are told. */

import { DaemonError } from "../daemon/failure.js";
import { uuid7 } from "../daemon/uuid.js";

/** @import { Reason } from "../daemon/failure.js" */
/** @import { Begun } from "../daemon/native.js" */
/** @import { Cause } from "../daemon/pairing.js" */
/** @import { Calls, Dialog, Receipt, SiteNotice } from "../wire/types.d.ts" */
/** @import { Delivery, Discarded } from "./outbox.js" */
/** @import { Tally } from "./queue.js" */
/** @import { Settings } from "./settings.js" */

/**
 * @typedef {"ready" | "locked" | "unpaired" | "not-running" | "not-allowed" | "other-program"
 *   | "stranger" | "rekeyed" | "revoked" | "version" | "refused"} State
 */

/**
 * @typedef {object} Finding How things stand with the daemon.
 * @property {State} state
 * @property {string} sentence what is the matter, if anything
 * @property {number | null} people in the book, where known
 * @property {number} unread captures that arrived and are still being read
 * @property {number} kept what a locked daemon keeps, sealed, until it is unlocked
 * @property {number} unwanted what it could not take in then
 * @property {SiteNotice[]} notices sites that changed their pages
 * @property {Dialog | null} dialog the system's window for the passphrase
 */

/** @typedef {Cause | Exclude<Begun, "running">} Failing why a pairing did not come about */

/** @typedef {Finding & {tally: Tally, why: string}} Health and what waits here; `why`, where the daemon said */

/** @typedef {{name: string, title: string}} Preview what a page seems to be about, by itself */

/**
 * @typedef {object} Listed A write that is not in the book, as far as it openly says what it is.
 * @property {string} id
 * @property {"here" | "there"} at in the outbox, or with the daemon, which kept it while locked
 * @property {string} path
 * @property {number} made_at ms since 1970
 * @property {"waiting" | "refused"} state
 * @property {string} sentence why it was refused
 * @property {boolean} hopeless trying again cannot help
 * @property {number} followers how many items speak of it, and go with it
 */

/**
 * @typedef {{state: "delivered", receipt: Receipt} | Exclude<Delivery, {state: "delivered"}>} Outcome
 * what became of a capture
 */

/**
 * What became of a write. `reply` is null where the answer went to a worker that is gone.
 * @template R
 * @typedef {{id: string} & ({state: "delivered", reply: R | null} | Exclude<Delivery, {state: "delivered"}>)} Written
 */

/**
 * @typedef {object} Messages
 * @property {{request: {}, reply: Health}} health ask the daemon, and send what waits
 * @property {{request: {}, reply: Health}} unlock let the daemon try its keyring slot, or else ask the person in a window
 * @property {{request: {tab: number}, reply: Preview | null}} preview null where no page can be read
 * @property {{request: {tab: number, id: string}, reply: {capture: string} | null}} capture on disk, not yet sent
 * @property {{request: {capture: string}, reply: Outcome}} outcome
 * @property {{request: {tab: number, capture: string, id: string}, reply: boolean}} photo whether the person has a new one
 * @property {{request: {path: keyof Calls, request: unknown}, reply: any}} read
 * @property {{request: {path: keyof Calls, request: unknown, follows: string | null, id: string}, reply: {id: string} & Delivery}} write
 * @property {{request: {}, reply: Listed[]}} outbox what waits and what was refused, oldest first
 * @property {{request: {}, reply: Health}} send what waits, now
 * @property {{request: {id: string, at: Listed["at"]}, reply: boolean}} retry false where that cannot help
 * @property {{request: {id: string, at: Listed["at"]}, reply: Discarded}} discard
 * @property {{request: {}, reply: Settings}} settings of this browser
 * @property {{request: {name: keyof Settings, value: boolean}, reply: Settings}} change one of them; as they are then.
 *   `knownBadge` takes the right to see tabs: background/known.js asks for it, within the click
 * @property {{request: {code: string, port: number, name: string}, reply: {paired: true} | {cause: Cause}}} pair
 * @property {{request: {}, reply: {state: Begun, sentence: string}}} start the daemon; takes the right to
 *   speak to programs: daemon/native.js asks for it, within the click
 * @property {{request: {name: string}, reply: {paired: true} | {cause: Failing, sentence?: string}}} pairHere without
 *   a code to type; starts the daemon before, and takes the same right
 */

/**
 * @template {keyof Messages} K
 * @typedef {(request: Messages[K]["request"]) => Promise<Messages[K]["reply"]>} Handler
 */

/** @typedef {{[K in keyof Messages]: Handler<K>}} Handlers */

/** @typedef {{ok: true, reply: unknown} | {ok: false, reason: Reason, sentence: string}} Wrapped */

/**
 * @template {keyof Messages} K
 * @param {K} kind
 * @param {Messages[K]["request"]} request
 * @returns {Promise<Messages[K]["reply"]>} Throws DaemonError.
 */
export async function ask(kind, request) {
  // A background that is ended before it answers is asked again, and wakes. Nothing is done twice:
  // what writes brings its id. Only a pairing code is used up.
  const pairs = kind === "pair" || kind === "pairHere";
  const wrapped = (await heard(kind, request)) ?? (!pairs && (await heard(kind, request)));
  if (!wrapped) throw new DaemonError("interrupted");
  if (!wrapped.ok) throw new DaemonError(wrapped.reason, wrapped.sentence);
  return wrapped.reply;
}

/**
 * @template {keyof Messages} K
 * @param {K} kind
 * @param {Messages[K]["request"]} request
 * @returns {Promise<Wrapped | undefined>} undefined where the background ended before it answered
 */
async function heard(kind, request) {
  try {
    return await chrome.runtime.sendMessage({ kind, request });
  } catch {
    return undefined;
  }
}

/**
 * @template {keyof Calls} P
 * @param {P} path
 * @param {Calls[P]["request"]} request
 * @returns {Promise<Calls[P]["reply"]>} Throws DaemonError.
 */
export function read(path, request) {
  return ask("read", { path, request });
}

/**
 * @template {keyof Calls} P
 * @param {P} path
 * @param {Calls[P]["request"]} request
 * @param {string | null} [follows] the capture that it speaks of
 * @returns {Promise<Written<Calls[P]["reply"]>>} Throws DaemonError `unpaired`.
 */
export function write(path, request, follows = null) {
  return ask("write", { path, request, follows, id: uuid7() });
}

/**
 * Answer the extension's own pages, and nobody else.
 * @param {Handlers} handlers
 */
export function answer(handlers) {
  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    // A content script has a page's address; we have none, so whoever asks from there is not ours.
    const own =
      sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL("/"));
    if (!own || !Object.hasOwn(handlers, message.kind)) return false;
    const handler = handlers[/** @type {keyof Messages} */ (message.kind)];
    handler(message.request).then(
      (reply) => respond({ ok: true, reply }),
      (error) => {
        const known = error instanceof DaemonError ? error : new DaemonError("failed");
        respond({ ok: false, reason: known.reason, sentence: known.message });
      },
    );
    return true; // the reply comes later
  });
}
