/** The background. It may be ended at any moment, so it remembers nothing: IndexedDB does. */

import { fetchAllowed } from "../daemon/access.js";
import { Client } from "../daemon/client.js";
import { DaemonError } from "../daemon/failure.js";
import { keep, pairing } from "../daemon/keys.js";
import { askCode, isNative, start } from "../daemon/native.js";
import { normalise, PairingError, pair } from "../daemon/pairing.js";
import { openPanel } from "../panel/open.js";
import { OPERATIONS } from "../wire/operations.js";
import * as badge from "./badge.js";
import { preview } from "./capture.js";
import { Captures } from "./captures.js";
import { Known, seesTabs } from "./known.js";
import { listed } from "./listing.js";
import * as menus from "./menus.js";
import { answer } from "./messages.js";
import * as notice from "./notice.js";
import * as omnibox from "./omnibox.js";
import { Outbox } from "./outbox.js";
import * as queue from "./queue.js";
import * as reminding from "./reminding.js";
import { Saving } from "./saving.js";
import { change, settings } from "./settings.js";
import { examine } from "./state.js";
import { welcome } from "./welcome.js";

/** @import { Receipt } from "../wire/types.d.ts" */
/** @import { Cause } from "../daemon/pairing.js" */
/** @import { Health } from "./messages.js" */

const RETRY = "outbox";
const SOONEST = 0.5; // minutes; the least a browser allows
const SLOWEST = 5; // minutes; asking an empty port costs nothing
const ORIGIN = chrome.runtime.getURL("").replace(/\/$/, "");

const client = new Client({ pairing, origin: ORIGIN, fetch: fetchAllowed });
const known = new Known(client);
const outbox = new Outbox({ client, changed, postponed, onRefused });
const captures = new Captures({ client, outbox, onRead });
const saving = new Saving({ captures, outbox, onDone: () => known.refresh() });

function changed() {
  badge.show();
  known.refresh();
}

/** Be woken to try again. @param {number | null} tries */
async function postponed(tries) {
  if (tries === null) return void (await chrome.alarms.clear(RETRY));
  const delayInMinutes = Math.min(Math.max(2 ** (tries - 2), SOONEST), SLOWEST);
  await chrome.alarms.create(RETRY, { delayInMinutes });
}

/** @param {string} item */
function onRefused(item) {
  if (!saving.says(item)) notice.tellRefused();
}

/** The panel shows whose page was saved last; in memory alone. @param {Receipt} receipt */
async function onRead({ person }) {
  if (person) await chrome.storage.session.set({ latest: person.id });
  known.refresh();
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
    return (await captures.take(tab, id)) ? { capture: id } : null;
  },

  outcome: ({ capture }) => captures.outcome(capture),

  photo: ({ tab, capture, id }) => captures.picture(tab, capture, id),

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

  settings,

  async change({ name, value }) {
    if (name === "knownBadge" && value && !(await seesTabs())) throw new DaemonError("not-allowed");
    const now = await change(name, value);
    await known.heed();
    if (name === "dueBadge" || name === "dueNotice") await reminding.remind(client);
    return now;
  },

  pair: letIn,

  start: begin,

  async pairHere({ name }) {
    const { state, sentence } = await begin();
    if (state !== "running") return { cause: state, sentence };
    const asked = await askCode(ORIGIN);
    if (!asked) return { cause: "failed" };
    return letIn({ code: normalise(asked.code), port: asked.port, name });
  },
});

/** @param {{code: string, port: number, name: string}} attempt @returns {Promise<{paired: true} | {cause: Cause}>} */
async function letIn(attempt) {
  try {
    await keep(await pair({ ...attempt, origin: ORIGIN, fetch: fetchAllowed }));
    outbox.drain();
    return { paired: true };
  } catch (error) {
    if (error instanceof PairingError) return { cause: error.cause };
    throw error;
  }
}

/** Start the daemon, and send what waits. */
async function begin() {
  const begun = await start();
  if (begun.state === "running") outbox.drain();
  return begun;
}

/** Open whom a notification was about. @param {string | null} reference an id, or an item that made or met them */
async function openPerson(reference) {
  let where = "";
  try {
    if (reference)
      where = `#/person/${(await client.call("/v1/people/show", { person: reference })).id}`;
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error; // the app says what is the matter
  }
  await chrome.tabs.create({ url: chrome.runtime.getURL(`app/index.html${where}`) });
}

function openDue() {
  return chrome.tabs.create({ url: chrome.runtime.getURL("app/index.html#/due") });
}

notice.listen({ onUndo: (item) => saving.takeBack(item), onOpen: openPerson, onDue: openDue });
menus.listen(saving);
omnibox.listen(client);
chrome.commands.onCommand.addListener((command, tab) => {
  if (command === "open-panel") openPanel(tab?.windowId);
  if (command === "save-page" && tab?.id !== undefined) saving.page(tab.id);
});

chrome.runtime.onStartup.addListener(menus.furnish);
chrome.runtime.onInstalled.addListener(menus.furnish);
chrome.runtime.onInstalled.addListener(welcome);
chrome.alarms.onAlarm.addListener(async ({ name }) => {
  if (name === RETRY) return outbox.drain();
  if (name === reminding.ALARM) return reminding.remind(client);
  const tab = badge.overdue(name);
  if (tab === null) return;
  await badge.unmark(tab);
  await known.look(tab);
});
chrome.permissions.onAdded.addListener((added) => {
  // Where the browser asked in a window of its own, the popup that it was asked from is gone.
  if (isNative(added)) begin();
  outbox.drain();
  known.heed();
});
chrome.permissions.onRemoved.addListener(() => void known.heed());

// The one before may have been ended in the middle, and a browser may forget an alarm.
outbox.drain();
known.heed();
reminding.wind();
