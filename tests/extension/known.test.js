import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "fake-indexeddb/auto";
import "./support/texts.js";

/** @import { Client } from "../../extension/daemon/client.js" */

const PAGE = "https://people.example/in/ada";
const OTHER = "https://people.example/in/bo";

/** What the daemon was asked, in order. @type {string[]} */
let asked = [];
/** @type {(id: number, changed: {url?: string, status?: string}, tab: object) => void} */
let updated = () => {};

const action = {
  setBadgeText: async () => {},
  setBadgeBackgroundColor: async () => {},
};
Object.assign(globalThis, {
  chrome: {
    ...chrome,
    action,
    alarms: { clear: async () => true, get: async () => undefined },
    permissions: { contains: async () => true },
    storage: { local: { get: async () => ({ settings: { knownBadge: true } }) } },
    tabs: {
      query: async () => [],
      get: async (/** @type {number} */ id) => ({ id }),
      onUpdated: {
        addListener: (/** @type {typeof updated} */ listener) => {
          updated = listener;
        },
      },
      onActivated: { addListener: () => {} },
    },
  },
});
const { Known } = await import("../../extension/background/known.js");

beforeEach(async () => {
  asked = [];
  const call = async (/** @type {string} */ _, /** @type {{urls: string[]}} */ { urls }) => {
    asked.push(...urls);
    return { people: urls.map(() => null) };
  };
  await new Known(/** @type {Client} */ (/** @type {unknown} */ ({ call }))).heed();
});

/** @param {string} url of the page in the tab @param {...{url?: string, status?: string}} changes as the browser tells them */
function tell(url, ...changes) {
  for (const changed of changes) updated(1, changed, { id: 1, url, incognito: false });
}

const LOADING = { status: "loading" };
const LOADED = { status: "complete" };

test("a page is asked for once: by its address, and not again when it is loaded", () => {
  tell(PAGE, LOADING, { url: PAGE }, LOADED); // Firefox
  tell(OTHER, { ...LOADING, url: OTHER }, LOADED); // Chromium
  assert.deepEqual(asked, [PAGE, OTHER]);
});

test("a page that is loaded anew is asked for again, whatever it wrote into its address", () => {
  tell(PAGE, LOADING, LOADED);
  tell(OTHER, { url: OTHER });
  tell(OTHER, LOADING, LOADED);
  assert.deepEqual(asked, [PAGE, OTHER, OTHER]);
});

test("an address that leads to another is followed by the other", () => {
  tell(PAGE, LOADING, { url: PAGE });
  tell(OTHER, LOADING, { url: OTHER }, LOADED);
  assert.deepEqual(asked, [PAGE, OTHER]);
});
