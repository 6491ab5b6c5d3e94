import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { DaemonError } from "../../extension/daemon/failure.js";
import "fake-indexeddb/auto";
import "./support/texts.js";

/** @import { Client } from "../../extension/daemon/client.js" */

Object.assign(globalThis, { chrome: { ...chrome, runtime: {} } });
const { remind } = await import("../../extension/background/reminding.js");

/** What the browser was given to show: notifications, and the icon's text. @type {{said: string[], icon: string}} */
const shown = { said: [], icon: "" };

/** A part of the browser's storage. */
function area() {
  /** @type {Record<string, unknown>} */
  const held = {};
  return {
    /** @param {string} key */
    get: async (key) => (key in held ? { [key]: held[key] } : {}),
    /** @param {object} values */
    set: async (values) => void Object.assign(held, values),
  };
}

beforeEach(() => {
  Object.assign(shown, { said: [], icon: "" });
  const rest = {
    storage: { local: area(), session: area() },
    action: {
      setBadgeText: async (/** @type {{text: string}} */ { text }) => {
        shown.icon = text;
      },
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
    },
    notifications: {
      create: async (/** @type {string} */ _, /** @type {{message: string}} */ { message }) =>
        void shown.said.push(message),
    },
    runtime: { getURL: (/** @type {string} */ path) => path },
  };
  Object.assign(globalThis, { chrome: { ...chrome, ...rest } });
});

/** @param {number} count @param {string} today @returns {Client} */
function daemon(count, today = "2027-01-15") {
  const call = async () => ({ count, today, names: count ? ["Ada", "Bo"] : [] });
  return /** @type {Client} */ (/** @type {unknown} */ ({ call }));
}

/** @param {number} hour */
const at = (hour) => new Date(2027, 0, 15, hour, 5);

/** @param {object} settings */
const choose = (settings) => chrome.storage.local.set({ settings });

test("what is due is told once a day, from nine on, and without names unless they are wanted", async () => {
  await remind(daemon(3), at(8));
  assert.deepEqual(shown, { said: [], icon: "3" });
  await remind(daemon(3), at(9));
  await remind(daemon(4), at(17));
  assert.equal(shown.said.length, 1);
  assert.match(shown.said[0] ?? "", /3/);
  assert.doesNotMatch(shown.said[0] ?? "", /Ada|Bo/);
  assert.equal(shown.icon, "4");
  await choose({ namesInNotifications: true });
  await remind(daemon(2, "2027-01-16"), at(9));
  assert.match(shown.said[1] ?? "", /Ada.*Bo/);
});

test("on a day on which nothing was due at nine nothing is told any more", async () => {
  await remind(daemon(0), at(9));
  await remind(daemon(2), at(12));
  assert.deepEqual(shown, { said: [], icon: "2" });
});

test("each of them can be turned off, and with both off nobody is asked", async () => {
  await choose({ dueNotice: false });
  await remind(daemon(2), at(10));
  assert.deepEqual(shown, { said: [], icon: "2" });
  await choose({ dueNotice: true, dueBadge: false });
  await remind(daemon(2), at(10));
  assert.equal(shown.icon, "");
  assert.equal(shown.said.length, 1);
  await choose({ dueNotice: false, dueBadge: false });
  const never = { call: () => assert.fail("nobody wants to know") };
  await remind(/** @type {Client} */ (/** @type {unknown} */ (never)), at(10));
  assert.equal(shown.icon, "");
});

test("a daemon that does not answer says nothing, and today is told once it does", async () => {
  const off = { call: () => Promise.reject(new DaemonError("not-running")) };
  await remind(/** @type {Client} */ (/** @type {unknown} */ (off)), at(9));
  assert.deepEqual(shown, { said: [], icon: "" });
  await remind(daemon(1), at(11));
  assert.equal(shown.said.length, 1);
});
