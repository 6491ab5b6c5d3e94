import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { listed } from "../../extension/background/listing.js";
import { Client } from "../../extension/daemon/client.js";
import { ORIGIN } from "./support/daemon.js";
import { empty, page, start } from "./support/outbox.js";
import "./support/texts.js";

beforeEach(empty);

/** An outbox whose daemon is off, with one page in it. */
async function holding() {
  const { daemon, outbox } = await start();
  daemon.running = false;
  const { id } = await outbox.put("/v1/capture", page("one"));
  await outbox.drain();
  daemon.running = true;
  const client = new Client({ pairing: daemon.pairing, fetch: daemon.fetch, origin: ORIGIN });
  return { daemon, outbox, client, id };
}

/** @param {Client} client what is said of each item, and whether trying again is offered */
async function shown(client) {
  return (await listed(client)).map(({ state, sentence, hopeless }) => [state, sentence, hopeless]);
}

test("what was sealed for a key that is gone is listed as that before this browser is paired again", async () => {
  const { daemon, client } = await holding();
  daemon.epoch = 2;
  const gone =
    "It was sealed for a key that the vault no longer has, so nobody can open it any more.";
  assert.deepEqual(await shown(client), [["refused", gone, true]]);
});

test("what waits for a pairing that was ended is listed as that before this browser is paired again", async () => {
  const { daemon, client } = await holding();
  daemon.revoked.add(daemon.client);
  const ended = "It was saved under a pairing that was ended since.";
  assert.deepEqual(await shown(client), [["refused", ended, true]]);
});

test("once the vault has its old key again, what was listed as lost arrives", async () => {
  const { daemon, outbox, client, id } = await holding();
  daemon.epoch = 2;
  await shown(client);
  await outbox.drain();
  daemon.epoch = 1;
  assert.equal((await shown(client))[0]?.[0], "waiting");
  await outbox.drain();
  assert.ok(daemon.applied.includes(id));
});

test("while the daemon is off or another program answers, what waits is listed as waiting", async () => {
  const { daemon, client } = await holding();
  daemon.running = false;
  assert.equal((await shown(client))[0]?.[0], "waiting");
  daemon.running = true;
  daemon.tamper = () => Response.json({});
  assert.equal((await shown(client))[0]?.[0], "waiting");
});

test("pairing again makes no room for what was saved under the pairing that was ended", async () => {
  const { daemon, outbox, id } = await holding();
  daemon.revoked.add(daemon.client);
  await daemon.pairAnew();
  assert.deepEqual(await outbox.deliver(id), {
    state: "refused",
    sentence: "It was saved under a pairing that was ended since.",
  });
  assert.equal(await outbox.retry(id), false);
});
