import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Outbox } from "../../extension/background/outbox.js";
import * as queue from "../../extension/background/queue.js";
import { Client } from "../../extension/daemon/client.js";
import { transact } from "../../extension/daemon/database.js";
import { ORIGIN, TestDaemon } from "./support/daemon.js";

/** One task at a time, as navigator.locks does it; Node 20 has none. */
function line() {
  let last = Promise.resolve();
  /** @type {<T>(task: () => Promise<T>) => Promise<T>} */
  return (task) => {
    const turn = last.then(task);
    last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  };
}

async function start() {
  const daemon = await TestDaemon.start();
  daemon.answer = ({ id }) => ({ reply: { capture: id, received_at: 0 } });
  /** @type {(number | null)[]} */
  const postponed = [];
  const alone = line();
  /** An outbox as a fresh worker makes it: all it knows is on disk. */
  const wake = () =>
    new Outbox({
      client: new Client({ pairing: daemon.pairing, fetch: daemon.fetch, origin: ORIGIN }),
      postponed: (tries) => postponed.push(tries),
      alone,
    });
  return { daemon, postponed, wake, outbox: wake() };
}

/** @param {string} title */
const page = (title) => ({
  snapshot: { url: "https://example.org/", title, captured_at: 0, html: "" },
});

/** @param {TestDaemon} daemon */
const titles = (daemon) => daemon.items.map(({ request }) => request.snapshot?.title ?? "edit");

beforeEach(async () => {
  await transact("outbox", "readwrite", (store) => store.clear());
});

test("a capture is on disk before anything is sent, and gone once the daemon signed for it", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  assert.deepEqual([await queue.count("waiting"), daemon.seen.length], [1, 0]);
  const delivery = await outbox.deliver(id);
  assert.deepEqual(delivery, { state: "delivered", reply: { capture: id, received_at: 0 } });
  assert.equal(await queue.count("waiting"), 0);
});

test("what waits is not readable", async () => {
  const { outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("Ada Lovelace"));
  const item = JSON.stringify(await queue.find(id), (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  assert.ok(!item.includes("Ada") && !item.includes("example.org"));
});

test("while the daemon is off everything waits, and then arrives in order, once each", async () => {
  const { daemon, outbox, wake, postponed } = await start();
  daemon.running = false;
  for (const title of ["one", "two", "three"]) {
    const { id } = await outbox.put("/v1/capture", page(title));
    assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "not-running" });
  }
  assert.deepEqual(postponed, [1, 2, 3]);
  daemon.running = true;
  await wake().drain();
  assert.deepEqual(titles(daemon), ["one", "two", "three"]);
  assert.equal(postponed.at(-1), null);
});

test("a worker that dies between the daemon's commit and its answer sends the same id again", async () => {
  const { daemon, outbox, wake } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.tamper = (reply) => (daemon.items.length ? Response.error() : reply);
  await outbox.drain();
  assert.equal(await queue.count("waiting"), 1);
  daemon.tamper = (reply) => reply;
  await wake().drain();
  assert.deepEqual(
    daemon.items.map((item) => item.id),
    [id, id],
  );
  assert.equal(await queue.count("waiting"), 0);
});

test("an acknowledgement that nobody signed deletes nothing", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.tamper = (reply) =>
    daemon.items.length ? Response.json({ capture: id, received_at: 0 }) : reply;
  assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "other-program" });
});

test("a locked or busy daemon makes the whole line wait", async () => {
  const { daemon, outbox } = await start();
  daemon.state = "locked";
  await outbox.put("/v1/capture", page("one"));
  const { id } = await outbox.put("/v1/capture", page("two"));
  assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "locked" });
  daemon.state = "ready";
  daemon.answer = () => ({ code: "busy" });
  assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "busy" });
  assert.equal(await queue.count("waiting"), 2);
});

test("what the daemon refuses for good is set aside with the reason and blocks nothing", async () => {
  const { daemon, outbox } = await start();
  daemon.answer = ({ request }) =>
    request.snapshot.title === "bad" ? { code: "invalid" } : { reply: {} };
  const { id: bad } = await outbox.put("/v1/capture", page("bad"));
  const { id: good } = await outbox.put("/v1/capture", page("good"));
  assert.equal((await outbox.deliver(good)).state, "delivered");
  assert.deepEqual(await outbox.deliver(bad), { state: "refused", sentence: "It is invalid." });
  assert.deepEqual(
    (await queue.refused()).map(({ id, sentence }) => ({ id, sentence })),
    [{ id: bad, sentence: "It is invalid." }],
  );
  assert.ok(await outbox.discard(bad));
  assert.equal(await queue.count("refused"), 0);
});

test("an item that the daemon always trips over is set aside after five tries", async () => {
  const { daemon, outbox } = await start();
  daemon.answer = () => ({ code: "failed" });
  const { id } = await outbox.put("/v1/capture", page("one"));
  for (const _try of [1, 2, 3, 4]) assert.equal((await outbox.deliver(id)).state, "waiting");
  assert.equal((await outbox.deliver(id)).state, "refused");
});

test("a vault made anew holds everything back: it sets nothing aside by itself", async () => {
  const { daemon, outbox } = await start();
  daemon.epoch = 2;
  const { id } = await outbox.put("/v1/capture", page("one"));
  assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "version" });
});

test("taking a capture back before it is sent takes its edits with it", async () => {
  const { daemon, outbox } = await start();
  daemon.running = false;
  const { id } = await outbox.put("/v1/capture", page("one"));
  await outbox.put("/v1/people/edit", { person: id, fields: { name: "Ada" } }, id);
  await outbox.put("/v1/capture", page("two"));
  assert.ok(await outbox.discard(id));
  daemon.running = true;
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["two"]);
  assert.equal(await outbox.discard(id), false, "nothing is left to take back");
});

test("drains at the same time send each item once", async () => {
  const { daemon, outbox, wake } = await start();
  for (const title of ["one", "two", "three"]) await outbox.put("/v1/capture", page(title));
  await Promise.all([outbox.drain(), wake().drain(), outbox.drain()]);
  assert.deepEqual(titles(daemon), ["one", "two", "three"]);
});

test("whoever put a write hears what became of it", async () => {
  const { daemon, outbox } = await start();
  const { id, told } = await outbox.put("/v1/people/add", { fields: { name: "Ada" } });
  await outbox.drain();
  assert.deepEqual(await told, { state: "delivered", reply: { capture: id, received_at: 0 } });
  assert.equal(daemon.items[0]?.path, "/v1/people/add");
});

test("what was sealed under an earlier pairing is set aside, not sent", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  await outbox.abandon();
  await outbox.drain();
  assert.deepEqual(daemon.seen, []);
  assert.deepEqual(
    (await queue.refused()).map((item) => item.id),
    [id],
  );
});
