import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { examine } from "../../extension/background/state.js";
import { fetchAllowed } from "../../extension/daemon/access.js";
import { Client } from "../../extension/daemon/client.js";
import { PairingError, pair } from "../../extension/daemon/pairing.js";
import { ORIGIN, TestDaemon } from "./support/daemon.js";
import "./support/texts.js";

const ORIGINS = ["http://127.0.0.1/*"];
const { fetch } = globalThis;

afterEach(() => {
  globalThis.fetch = fetch;
});

/** A browser in which every call fails, as one does that is blocked. @param {boolean} allowed */
function browser(allowed) {
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  const permissions = {
    /** @param {{origins: string[]}} asked */
    contains: async ({ origins }) => allowed && String(origins) === String(ORIGINS),
  };
  const runtime = { getManifest: () => ({ host_permissions: ORIGINS }) };
  Object.assign(globalThis, { chrome: { ...chrome, permissions, runtime } });
}

async function state() {
  const { pairing } = await TestDaemon.start();
  return (await examine(new Client({ pairing, origin: ORIGIN, fetch: fetchAllowed }))).state;
}

/** @returns {Promise<unknown>} why pairing fails */
async function cause() {
  const attempt = { code: "ABCDEFGH23", port: 1, name: "test", origin: ORIGIN };
  const error = await pair({ ...attempt, fetch: fetchAllowed }).catch((failed) => failed);
  return error instanceof PairingError && error.cause;
}

test("where the browser blocks every call it is not said that Kithbook does not run", async () => {
  browser(false);
  assert.equal(await state(), "not-allowed");
  assert.equal(await cause(), "not-allowed");
});

test("where the browser allows the call and nobody answers, Kithbook does not run", async () => {
  browser(true);
  assert.equal(await state(), "not-running");
  assert.equal(await cause(), "not-running");
});
