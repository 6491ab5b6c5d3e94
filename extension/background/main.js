/** The background. It may be ended at any moment, so it remembers nothing: IndexedDB does. */

import { fetchAllowed } from "../daemon/access.js";
import { Client } from "../daemon/client.js";
import { DaemonError } from "../daemon/failure.js";
import { keep, pairing } from "../daemon/keys.js";
import { PairingError, pair } from "../daemon/pairing.js";
import { OPERATIONS } from "../wire/operations.js";
import * as badge from "./badge.js";
import { preview, snapshot } from "./capture.js";
import { listed } from "./listing.js";
import { answer } from "./messages.js";
import { Outbox } from "./outbox.js";
import { photo } from "./photo.js";
import * as queue from "./queue.js";
import { examine } from "./state.js";

/** @import { Health } from "./messages.js" */

const RETRY = "outbox";
const SOONEST = 0.5; // minutes; the least a browser allows
const SLOWEST = 5; // minutes; asking an empty port costs nothing
const ORIGIN = chrome.runtime.getURL("").replace(/\/$/, "");

const client = new Client({ pairing, origin: ORIGIN, fetch: fetchAllowed });
const outbox = new Outbox({ client, changed: badge.show, postponed, onRefused });

/** Be woken to try again. @param {number | null} tries */
async function postponed(tries) {
  if (tries === null) return void (await chrome.alarms.clear(RETRY));
  const delayInMinutes = Math.min(Math.max(2 ** (tries - 2), SOONEST), SLOWEST);
  await chrome.alarms.create(RETRY, { delayInMinutes });
}

function onRefused() {
  return chrome.notifications.create({
    type: "basic",
    iconUrl: chrome.runtime.getURL("icons/128.png"),
    title: "Kithbook",
    message: "Something you saved was not accepted. Click the Kithbook icon to see why.",
  });
}

/** @returns {Promise<Health>} */
async function health() {
  const finding = await examine(client);
  const [tally, next] = await Promise.all([queue.tally(), queue.first()]);
  // A locked daemon keeps what it is sent.
  if (next && (finding.state === "ready" || finding.state === "locked")) outbox.drain();
  // Any other reason is the daemon's state, and that may have passed.
  const why = next?.problem === "busy" || next?.problem === "failed" ? next.sentence : "";
  return { ...finding, tally, why };
}

answer({
  health,

  async unlock() {
    await client.call("/v1/unlock", {});
    return health();
  },

  preview: ({ tab }) => preview(tab),

  async capture({ tab, id }) {
    const taken = await snapshot(tab);
    if (!taken) return null;
    await outbox.put("/v1/capture", { snapshot: taken }, { id });
    outbox.drain();
    return { capture: id };
  },

  async outcome({ capture }) {
    const delivery = await outbox.deliver(capture);
    if (delivery.state !== "delivered") return delivery;
    try {
      return { state: "delivered", receipt: await client.call("/v1/capture/receipt", { capture }) };
    } catch (error) {
      // It left the outbox, so a locked daemon has it.
      if (error instanceof DaemonError && error.reason === "locked") return { state: "kept" };
      throw error;
    }
  },

  async photo({ tab, capture, id }) {
    const taken = await photo(tab);
    if (!taken) return false;
    try {
      const request = { capture, ...taken };
      const { told } = await outbox.put("/v1/capture/photo", request, { id, follows: capture });
      outbox.drain();
      const delivery = await told;
      return delivery.state === "delivered" && delivery.reply?.kept === true;
    } catch (error) {
      // No room for it, or no pairing any more: what was asked for is the page, and that is safe.
      if (error instanceof DaemonError) return false;
      throw error;
    }
  },

  read({ path, request }) {
    return client.call(path, /** @type {any} */ (request));
  },

  async write({ path, request, follows, id }) {
    if (!OPERATIONS[path].writes) throw new TypeError(`${path} does not write`);
    const { told } = await outbox.put(path, /** @type {any} */ (request), { id, follows });
    outbox.drain();
    return { id, ...(await told) };
  },

  outbox: () => listed(client),

  async send() {
    await outbox.drain();
    return health();
  },

  async retry({ id, at }) {
    if (at === "there") {
      await client.call("/v1/spool/retry", { write: id });
      return true;
    }
    const again = await outbox.retry(id);
    if (again) outbox.drain();
    return again;
  },

  async discard({ id, at }) {
    if (at === "here") return outbox.discard(id);
    await client.call("/v1/spool/discard", { write: id });
    return "dropped";
  },

  async pair(attempt) {
    try {
      await keep(await pair({ ...attempt, origin: ORIGIN, fetch: fetchAllowed }));
      outbox.drain();
      return { paired: true };
    } catch (error) {
      if (error instanceof PairingError) return { cause: error.cause };
      throw error;
    }
  },
});

// Each of them starts the background, and that is enough.
chrome.runtime.onStartup.addListener(() => {});
chrome.runtime.onInstalled.addListener(() => {});
chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === RETRY) outbox.drain();
});
chrome.permissions.onAdded.addListener(() => void outbox.drain());

// The one before may have been ended in the middle, and a browser may forget an alarm.
outbox.drain();
