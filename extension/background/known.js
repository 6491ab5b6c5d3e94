/**
 * A sign on the icon while one browses: the page in front is somebody's in the book. Only where the
 * person asked for it. Each address is asked of the daemon, sealed, and kept nowhere.
 */

import { DaemonError } from "../daemon/failure.js";
import * as badge from "./badge.js";
import * as queue from "./queue.js";
import { settings } from "./settings.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { KnownRequest } from "../wire/types.d.ts" */

/** @typedef {{id: number, url: string}} WebTab */

const WANTED = /** @type {chrome.permissions.Permissions} */ ({ permissions: ["tabs"] });
const FLAG = "knownBadge";
const PATIENCE = 30_000; // ms until a daemon that did not answer is asked again

/**
 * Let the browser ask whether Kithbook may see which pages are open; only within a click, and before
 * anything is awaited. Then `ask("change", {name: "knownBadge", value: true})`.
 * @returns {Promise<boolean>}
 */
export function requestTabs() {
  return chrome.permissions.request(WANTED);
}

/** @returns {Promise<boolean>} whether it may */
export function seesTabs() {
  return chrome.permissions.contains(WANTED);
}

export class Known {
  #client;
  #listening = false;
  /** Since this background began. */
  #atOnce;
  /** When a daemon that did not answer may be asked again. */
  #again = 0;
  /** Tabs that are loading, and whose address was asked for. @type {Set<number>} */
  #asked = new Set();
  /** The look at what is in front that has not begun, and the last one. @type {Promise<void> | null} */
  #next = null;
  #last = Promise.resolve();

  /** @param {Client} client */
  constructor(client) {
    this.#client = client;
    // Firefox wakes the background only for what it listened to at once when it began, so the answer
    // must be there at once. Chromium's worker has no such memory, but is woken for what it ever
    // listened to.
    this.#atOnce = Boolean(globalThis.localStorage?.getItem(FLAG));
    if (this.#atOnce) this.#listen();
  }

  /** Do as the setting and the browser say from now on. */
  async heed() {
    const wanted = (await settings()).knownBadge && (await seesTabs());
    if (globalThis.localStorage) await this.#note(globalThis.localStorage, wanted);
    if (wanted) this.#listen();
    else if (this.#listening) await this.#leave();
    // Whatever woke a worker that did not listen yet is seen to here.
    await this.refresh();
  }

  /** Look at the pages in front again: somebody was saved, or went. */
  refresh() {
    this.#next ??= this.#last.then(async () => {
      this.#next = null;
      if (this.#listening) await this.#look(await chrome.tabs.query({ active: true }));
    });
    this.#last = this.#next.catch(() => {});
    return this.#next;
  }

  /** @param {number} tab whose sign of another kind has gone */
  async look(tab) {
    if (this.#listening) await this.#look([await chrome.tabs.get(tab)]);
  }

  /** @param {Storage} memory Firefox's @param {boolean} wanted */
  async #note(memory, wanted) {
    if (wanted) memory.setItem(FLAG, "on");
    else memory.removeItem(FLAG);
    // Turned on only now: the background begins once more by itself, with its ears open.
    if (wanted && !this.#atOnce) await chrome.alarms.create(FLAG, { periodInMinutes: 1 });
    else await chrome.alarms.clear(FLAG);
  }

  #listen() {
    if (this.#listening) return;
    this.#listening = true;
    chrome.tabs.onUpdated.addListener(this.#onUpdated);
    chrome.tabs.onActivated.addListener(this.#onActivated);
  }

  async #leave() {
    this.#listening = false;
    chrome.tabs.onUpdated.removeListener(this.#onUpdated);
    chrome.tabs.onActivated.removeListener(this.#onActivated);
    for (const { id } of await chrome.tabs.query({})) if (id !== undefined) await badge.unmark(id);
  }

  /** @param {number} id @param {{url?: string, status?: string}} changed @param {chrome.tabs.Tab} tab */
  #onUpdated = (id, { url, status }, tab) => {
    // Where a page only writes itself another address, the browser lets the old sign stand.
    const left = url ? badge.unmark(id).catch(() => {}) : undefined; // it may be gone
    // A page tells of its address and then that it is loaded; one that is loaded anew, only of that.
    const isAsked = status !== "loading" && this.#asked.has(id);
    if (status) this.#asked.delete(id);
    if (url) this.#asked.add(id);
    if (url || (status === "complete" && !isAsked)) this.#look([tab], left).catch(() => {});
  };

  /** @param {{tabId: number}} activated */
  #onActivated = ({ tabId }) => {
    this.look(tabId).catch(() => {});
  };

  /** @param {chrome.tabs.Tab[]} tabs @param {Promise<void>} [ready] when a new sign may be shown */
  async #look(tabs, ready) {
    const pages = tabs.flatMap(web);
    const [first, ...rest] = pages.map(({ url }) => url);
    if (first === undefined || Date.now() < this.#again) return;
    try {
      const request = /** @type {KnownRequest} */ ({ urls: [first, ...rest] });
      // What waits, or was refused, is more urgent, and one badge says one thing.
      const [{ people }, { waiting, refused }] = await Promise.all([
        this.#client.call("/v1/people/known", request),
        queue.tally(),
        ready,
      ]);
      const free = waiting + refused === 0;
      for (const [at, page] of pages.entries()) await this.#show(page, free && !!people[at]);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      await ready;
      this.#again = error.signed ? 0 : Date.now() + PATIENCE;
      for (const page of pages) await this.#show(page, false);
    }
  }

  /** @param {WebTab} page @param {boolean} isKnown */
  async #show({ id, url }, isKnown) {
    try {
      // It may show another page by now.
      if ((await chrome.tabs.get(id)).url !== url || !this.#listening) return;
      if (isKnown) await badge.mark(id, "known");
      else if (!(await badge.tellsNews(id))) await badge.unmark(id);
    } catch {
      // The tab is gone.
    }
  }
}

/** A page of the web, not in a private window. @param {chrome.tabs.Tab} tab @returns {WebTab[]} none for any other */
function web({ id, url, incognito }) {
  return id !== undefined && url && !incognito && /^https?:/.test(url) ? [{ id, url }] : [];
}
