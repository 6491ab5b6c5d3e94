import assert from "node:assert/strict";
import { test } from "node:test";
import { isWhole, normalise, pair } from "../../extension/daemon/pairing.js";
import { uuid7 } from "../../extension/daemon/uuid.js";
import { ORIGIN, PORT } from "./support/daemon.js";
import { generate, raw, text } from "./support/keys.js";
import { PairingWindow } from "./support/window.js";
import "./support/texts.js";

const CODE = "7K3QM9ZT0A";

async function openWindow() {
  const grant = {
    client: uuid7(),
    scope: "full",
    vault: uuid7(),
    daemon_key: text(await raw((await generate("Ed25519")).publicKey)),
    sealing_key: text(await raw((await generate("X25519")).publicKey)),
    epoch: 3,
  };
  const window = new PairingWindow(CODE, ORIGIN, `127.0.0.1:${PORT}`, grant);
  const attempt = { code: CODE, port: PORT, name: "Chromium on Linux", origin: ORIGIN };
  return { window, grant, attempt: { ...attempt, fetch: window.fetch } };
}

/** @param {string} cause */
const because = (cause) => (/** @type {any} */ error) => error.cause === cause;

test("who types the code that the daemon shows is paired", async () => {
  const { window, grant, attempt } = await openWindow();
  const paired = await pair(attempt);
  assert.equal(window.paired.name, "Chromium on Linux");
  assert.deepEqual([paired.client, paired.vault, paired.epoch], [grant.client, grant.vault, 3]);
  assert.equal(text(paired.daemonKey), grant.daemon_key);
  assert.equal(text(paired.sealingKey), grant.sealing_key);
});

test("the private key cannot be exported and belongs to the public key the daemon was told", async () => {
  const { window, attempt } = await openWindow();
  const { key } = await pair(attempt);
  await assert.rejects(crypto.subtle.exportKey("pkcs8", key));
  const told = new Uint8Array(Buffer.from(window.paired.client_key, "base64url"));
  const publicKey = await crypto.subtle.importKey("raw", told, "Ed25519", false, ["verify"]);
  const signed = await crypto.subtle.sign("Ed25519", key, told);
  assert.ok(await crypto.subtle.verify("Ed25519", publicKey, signed, told));
});

test("a wrong code, a closed window and a silent port have each their name", async () => {
  const { window, attempt } = await openWindow();
  await assert.rejects(pair({ ...attempt, code: "7K3QM9ZT0B" }), because("wrong-code"));
  window.open = false;
  await assert.rejects(pair(attempt), because("no-window"));
  const silent = async () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(pair({ ...attempt, fetch: silent }), because("not-running"));
});

test("a daemon that does not know the code is not paired with", async () => {
  const { window, attempt } = await openWindow();
  for (const wrong of [{ proof: text(Buffer.alloc(32)) }, { grant: text(Buffer.alloc(512)) }]) {
    window.tamper = async (path, reply) =>
      path.endsWith("finish") ? Response.json({ ...(await reply.json()), ...wrong }) : reply;
    await assert.rejects(pair(attempt), because("other-program"));
  }
});

test("pairing from another origin than the daemon sees fails", async () => {
  const { attempt } = await openWindow();
  await assert.rejects(
    pair({ ...attempt, origin: "chrome-extension://another" }),
    because("wrong-code"),
  );
});

test("a point of low order is refused", async () => {
  const { window, attempt } = await openWindow();
  window.exchangeKey = text(Buffer.alloc(32));
  await assert.rejects(pair(attempt), because("other-program"));
});

test("what is no daemon is named so", async () => {
  const { attempt } = await openWindow();
  for (const reply of [
    () => new Response("<h1>It works!</h1>"),
    () => new Response(null, { status: 404 }),
  ]) {
    await assert.rejects(
      pair({ ...attempt, fetch: async () => reply() }),
      because("other-program"),
    );
  }
});

test("a code counts however it is typed", () => {
  for (const typed of ["7K3QM-9ZT0A", "7k3qm9zt0a", " 7k3qm 9ztoa ", "7K3QM-9ZTOA"]) {
    assert.equal(normalise(typed), CODE, typed);
  }
  assert.equal(normalise("iIlL-o0"), "111100");
});

test("a code is whole with ten characters of the alphabet, which has no U", () => {
  assert.ok(isWhole(CODE));
  for (const typed of ["", "7K3QM9ZT0", "7K3QM9ZT0AA", "7K3QM9ZT0U", "7K3QM9ZT0!"]) {
    assert.ok(!isWhole(typed), typed);
  }
});
