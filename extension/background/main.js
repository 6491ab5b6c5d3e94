/** The background. It may be ended at any moment, so it remembers nothing: IndexedDB does. */

import { Client } from "../daemon/client.js";
import { keep, pairing } from "../daemon/keys.js";
import { PairingError, pair } from "../daemon/pairing.js";
import { OPERATIONS } from "../wire/operations.js";
import * as badge from "./badge.js";
import { preview, snapshot } from "./capture.js";
import { answer } from "./messages.js";
import { Outbox } from "./outbox.js";
import * as queue from "./queue.js";
import { examine } from "./state.js";

const RETRY = "outbox";
const SLOWEST = 5; // minutes; asking an empty port costs nothing
const ORIGIN = chrome.runtime.getURL("").replace(/\/$/, "");

const client = new Client({ pairing, origin: ORIGIN });
const outbox = new Outbox({ client, changed: badge.show, postponed, onRefused });

/** @param {number | null} tries */
function postponed(tries) {
  if (tries === null) return chrome.alarms.clear(RETRY);
  // Half a minute is the least a browser allows.
  return chrome.alarms.create(RETRY, { delayInMinutes: Math.min(2 ** (tries - 2), SLOWEST) });
}

function onRefused() {
  return chrome.notifications.create({
    type: "basic",
    iconUrl: chrome.runtime.getURL("icons/128.png"),
    title: "Kithbook",
    message: "Something you saved was not accepted. Click the Kithbook icon to see why.",
  });
}

async function health() {
  const finding = await examine(client);
  const counts = await badge.counts();
  if (counts.waiting && finding.state === "ready") outbox.drain();
  return { ...finding, ...counts };
}

answer({
  health,

  async unlock() {
    await client.call("/v1/unlock", {});
    return health();
  },

  preview: ({ tab }) => preview(tab),

  async capture({ tab }) {
    const taken = await snapshot(tab);
    if (!taken) return null;
    const { id } = await outbox.put("/v1/capture", { snapshot: taken });
    outbox.drain();
    return { capture: id };
  },

  async outcome({ capture }) {
    const delivery = await outbox.deliver(capture);
    if (delivery.state !== "delivered") return delivery;
    return { state: "delivered", receipt: await client.call("/v1/capture/receipt", { capture }) };
  },

  read({ path, request }) {
    return client.call(path, /** @type {any} */ (request));
  },

  async write({ path, request, follows }) {
    if (!OPERATIONS[path].writes) throw new TypeError(`${path} does not write`);
    const { id, told } = await outbox.put(path, /** @type {any} */ (request), follows);
    outbox.drain();
    return { id, ...(await told) };
  },

  async refused() {
    const items = await queue.refused();
    return items.map(({ id, made_at, sentence }) => ({ id, made_at, sentence }));
  },

  discard: ({ id }) => outbox.discard(id),

  async pair(attempt) {
    try {
      // What waits can be opened under the old pairing only.
      await outbox.drain();
      await keep(await pair({ ...attempt, origin: ORIGIN }));
      await outbox.abandon();
      return { paired: true };
    } catch (error) {
      if (error instanceof PairingError) return { cause: error.cause };
      throw error;
    }
  },
});

chrome.runtime.onStartup.addListener(() => outbox.drain());
chrome.runtime.onInstalled.addListener(() => outbox.drain());
chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === RETRY) outbox.drain();
});
