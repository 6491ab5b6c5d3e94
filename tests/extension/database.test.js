import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as queue from "../../extension/background/queue.js";
import { settled, transact } from "../../extension/daemon/database.js";
import * as keys from "../../extension/daemon/keys.js";
import { counted, empty, page, start, titles } from "./support/outbox.js";
import "./support/texts.js";

beforeEach(async () => {
  await settled(indexedDB.deleteDatabase("kithbook"));
});

/** The stores and an item as version 1 had them. @param {object} item @param {keys.Pairing} paired */
async function storeAsBefore(item, paired) {
  const request = indexedDB.open("kithbook", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("pairing").put(paired, "now");
    const outbox = request.result.createObjectStore("outbox", {
      keyPath: "order",
      autoIncrement: true,
    });
    outbox.createIndex("state", "state");
    outbox.createIndex("id", "id", { unique: true });
    outbox.createIndex("follows", "follows");
    outbox.add(item);
  };
  (await settled(request)).close();
}

test("what waited in an earlier version's outbox still arrives", async () => {
  const { daemon, wake } = await start();
  const { client } = await wake()
    .put("/v1/capture", page("probe"))
    .then(() => daemon);
  const probe = /** @type {queue.Item} */ (await queue.first());
  const old = {
    ...{ id: probe.id, path: probe.path, envelope: await queue.envelope(probe), made_at: 1 },
    ...{ follows: null, state: "waiting", tries: 3, problem: "not-running", sentence: "" },
  };
  await settled(indexedDB.deleteDatabase("kithbook"));
  await storeAsBefore(old, await daemon.pairing());
  assert.deepEqual(await queue.tally(), await counted());
  assert.deepEqual(
    [(await keys.pairing())?.client, (await queue.first())?.client],
    [client, client],
  );
  await wake().drain();
  assert.deepEqual(titles(daemon), ["probe"]);
});

test("a deed that fails half-way was not done at all", async () => {
  const deed = transact(["pairing", "tally"], "readwrite", async (room) => {
    await settled(room("pairing").put("half", "now"));
    throw new Error("no");
  });
  await assert.rejects(deed, /no/);
  const now = transact(["pairing"], "readonly", (room) => settled(room("pairing").get("now")));
  assert.equal(await now, undefined);
});

test("what somebody clears meanwhile is begun anew", async () => {
  const { outbox } = await start();
  await outbox.put("/v1/capture", page("one"));
  await settled(indexedDB.deleteDatabase("kithbook"));
  await outbox.put("/v1/capture", page("two"));
  assert.deepEqual([await queue.tally(), (await queue.list()).length], [await counted(), 1]);
});

test("a pairing counts from the moment it is kept", async () => {
  const { daemon } = await start();
  await keys.keep(await daemon.pairing());
  assert.equal((await keys.pairing())?.client, daemon.client);
  await daemon.pairAnew();
  await keys.keep(await daemon.pairing());
  assert.equal((await keys.pairing())?.client, daemon.client);
});

test("an earlier pairing is kept as long as something waits under it", async () => {
  const { daemon, outbox } = await start();
  const pairing = async (/** @type {string} */ client) => ({ ...(await daemon.pairing()), client });
  await keys.keep(await pairing(daemon.client));
  await outbox.put("/v1/capture", page("one"));
  await keys.keep(await pairing("second"));
  await keys.keep(await pairing("third"));
  assert.equal((await keys.pairing())?.client, "third");
  assert.equal((await keys.pairing(daemon.client))?.client, daemon.client);
  await empty();
  await keys.keep(await pairing("fourth"));
  assert.equal(await keys.pairing(daemon.client), undefined);
});
