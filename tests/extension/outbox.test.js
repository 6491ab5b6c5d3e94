import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as queue from "../../extension/background/queue.js";
import { counted, empty, page, refused, start, titles, waiting } from "./support/outbox.js";
import "./support/texts.js";

beforeEach(empty);

test("a capture is on disk before anything is sent, and gone once the daemon signed for it", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  assert.deepEqual([await waiting(), daemon.seen.length], [1, 0]);
  const delivery = await outbox.deliver(id);
  assert.deepEqual(delivery, { state: "delivered", reply: { capture: id, received_at: 0 } });
  assert.deepEqual(await counted(), { waiting: 0, refused: 0, bytes: 0 });
});

test("the browser is asked to wake the worker before an item is stored", async () => {
  const { outbox, postponed, wake } = await start();
  await outbox.put("/v1/capture", page("one"));
  assert.deepEqual(postponed, [0]);
  /** @type {number[]} */
  const found = [];
  const postpone = async () => void found.push(await waiting());
  await wake({ postponed: postpone }).put("/v1/capture", page("two"));
  assert.deepEqual(found, [1]);
});

test("what waits is not readable", async () => {
  const { outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("Ada Lovelace"));
  const item = /** @type {queue.Item} */ (await queue.find(id));
  const kept = JSON.stringify([item, Buffer.from(await queue.envelope(item)).toString("latin1")]);
  assert.ok(!kept.includes("Ada") && !kept.includes("example.org"));
});

test("while the daemon is off everything waits, and then arrives in order, once each", async () => {
  const { daemon, outbox, wake, postponed } = await start();
  daemon.running = false;
  for (const title of ["one", "two", "three"]) {
    const { id } = await outbox.put("/v1/capture", page(title));
    assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "not-running" });
  }
  assert.deepEqual(postponed.filter(Boolean), [1, 2, 3]);
  daemon.running = true;
  await wake().drain();
  assert.deepEqual(titles(daemon), ["one", "two", "three"]);
  assert.equal(postponed.at(-1), null);
});

test("a daemon that is stopped in the middle gets the rest later, in order, and nothing twice", async () => {
  const { daemon, outbox, wake } = await start();
  for (const title of ["one", "two", "three", "four"]) {
    await outbox.put("/v1/capture", page(title));
  }
  daemon.tamper = (reply) => {
    if (daemon.items.length === 2) daemon.running = false;
    return reply;
  };
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["one", "two"]);
  daemon.running = true;
  daemon.restart();
  daemon.tamper = (reply) => reply;
  await wake().drain();
  assert.deepEqual(titles(daemon), ["one", "two", "three", "four"]);
});

test("an acknowledgement that nobody signed deletes nothing", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.tamper = (reply) =>
    daemon.items.length ? Response.json({ capture: id, received_at: 0 }) : reply;
  assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "other-program" });
});

test("what a locked daemon signs for, kept until it is unlocked, leaves the outbox", async () => {
  const { daemon, outbox } = await start();
  daemon.answer = () => ({ kept: true });
  const { id } = await outbox.put("/v1/capture", page("one"));
  assert.deepEqual(await outbox.deliver(id), { state: "kept" });
  assert.equal(await waiting(), 0);
});

test("that a daemon keeps it is not believed without its signature", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.tamper = (reply) =>
    daemon.items.length ? Response.json({ item: id, kept_at: 0 }, { status: 202 }) : reply;
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
  for (let tries = 0; tries < 10; tries += 1) {
    assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "busy" });
  }
  assert.equal(await waiting(), 2);
});

test("taking a capture back before it is sent takes its edits with it", async () => {
  const { daemon, outbox } = await start();
  daemon.running = false;
  const { id } = await outbox.put("/v1/capture", page("one"));
  const edit = { person: id, fields: { name: "Ada" } };
  await outbox.put("/v1/people/edit", edit, { follows: id });
  await outbox.put("/v1/capture", page("two"));
  assert.equal(await outbox.discard(id), "dropped");
  assert.deepEqual(await queue.tally(), await counted());
  daemon.running = true;
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["two"]);
  assert.equal(await outbox.discard(id), "gone", "nothing is left to take back");
});

test("what may have arrived is not said to be taken back", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.tamper = (reply) => (daemon.items.length ? Response.error() : reply);
  await outbox.drain();
  assert.equal(await outbox.discard(id), "doubtful");
});

test("drains at the same time send each item once", async () => {
  const { daemon, outbox, wake } = await start();
  for (const title of ["one", "two", "three"]) await outbox.put("/v1/capture", page(title));
  await Promise.all([outbox.drain(), wake().drain(), outbox.drain()]);
  assert.deepEqual(titles(daemon), ["one", "two", "three"]);
});

test("a write that is asked for twice under one id is stored and sent once", async () => {
  const { daemon, outbox, wake } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  await wake().put("/v1/capture", page("one"), { id });
  assert.deepEqual(await queue.tally(), await counted());
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["one"]);
});

test("whoever put a write hears what became of it", async () => {
  const { daemon, outbox } = await start();
  const { id, told } = await outbox.put("/v1/people/add", { fields: { name: "Ada" } });
  await outbox.drain();
  assert.deepEqual(await told, { state: "delivered", reply: { capture: id, received_at: 0 } });
  assert.equal(daemon.items[0]?.path, "/v1/people/add");
});

test("a browser that was paired anew with the same vault loses nothing that waited", async () => {
  const { daemon, outbox, wake } = await start();
  daemon.running = false;
  await outbox.put("/v1/capture", page("one"));
  await daemon.pairAnew();
  await outbox.put("/v1/capture", page("two"));
  daemon.running = true;
  await wake().drain();
  assert.deepEqual(titles(daemon), ["one", "two"]);
});

test("what waited under a pairing that was ended is listed once the browser is paired anew", async () => {
  const { daemon, outbox, wake } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.revoked.add(daemon.client);
  assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "revoked" });
  await daemon.pairAnew();
  await wake().drain();
  assert.deepEqual(await refused(), [[id, "It was saved under a pairing that was ended since."]]);
  assert.equal(await outbox.retry(id), false);
});
