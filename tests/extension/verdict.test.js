import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as queue from "../../extension/background/queue.js";
import { Client } from "../../extension/daemon/client.js";
import { DaemonError } from "../../extension/daemon/failure.js";
import { ORIGIN, TestDaemon } from "./support/daemon.js";
import { counted, empty, page, refused, start, titles, waiting } from "./support/outbox.js";
import "./support/texts.js";

beforeEach(empty);

/** @param {TestDaemon} daemon @param {import("./support/daemon.js").Answer} answer to the page called "bad" */
function poison(daemon, answer) {
  daemon.answer = ({ request }) =>
    request.snapshot?.title === "bad" || request.person ? answer : { reply: {} };
}

for (const code of ["invalid", "conflict", "scope"]) {
  test(`what the daemon refuses as ${code} is set aside with its words and blocks nothing`, async () => {
    const { daemon, outbox, notices } = await start();
    poison(daemon, { code });
    const { id: bad } = await outbox.put("/v1/capture", page("bad"));
    const { id: good } = await outbox.put("/v1/capture", page("good"));
    assert.equal((await outbox.deliver(good)).state, "delivered");
    assert.deepEqual(await outbox.deliver(bad), { state: "refused", sentence: `It is ${code}.` });
    assert.deepEqual(await refused(), [[bad, `It is ${code}.`]]);
    assert.deepEqual(notices, ["refused"]);
    assert.equal(await outbox.discard(bad), "dropped");
    assert.deepEqual(await counted(), { waiting: 0, refused: 0, bytes: 0 });
  });
}

test("what the daemon never takes, not even to say why, is set aside while it takes the rest", async () => {
  const { daemon, outbox } = await start();
  poison(daemon, { bare: true });
  const { id: bad } = await outbox.put("/v1/capture", page("bad"));
  await outbox.put("/v1/capture", page("good"));
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["good"]);
  const sentence = "Kithbook takes everything but this; it may be too large.";
  assert.deepEqual(await refused(), [[bad, sentence]]);
});

test("while the daemon takes nothing of this browser, nothing is set aside", async () => {
  const { daemon, outbox, wake } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  const { client } = daemon;
  daemon.client = "0198c000-0000-7000-8000-00000000000f";
  for (let tries = 0; tries < 10; tries += 1) {
    const stranger = new Client({
      pairing: () => daemon.pairing(client),
      fetch: daemon.fetch,
      origin: ORIGIN,
    });
    const delivery = await wake({ client: stranger }).deliver(id);
    assert.deepEqual(delivery, { state: "waiting", reason: "refused" });
  }
  assert.equal(await waiting(), 1);
});

test("an item that the daemon always trips over is soon set aside: five tries without growing pauses", async () => {
  const { daemon, outbox, postponed } = await start();
  poison(daemon, { code: "failed" });
  const { id } = await outbox.put("/v1/capture", page("bad"));
  for (const _try of [1, 2, 3, 4]) assert.equal((await outbox.deliver(id)).state, "waiting");
  assert.deepEqual(postponed.filter(Boolean), [1, 1, 1, 1]);
  assert.deepEqual(await outbox.deliver(id), { state: "refused", sentence: "It is failed." });
});

test("an item on which the line always goes dead is set aside after five tries", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("bad"));
  daemon.tamper = (reply) => (daemon.seen.at(-1) === "/v1/capture" ? Response.error() : reply);
  for (const _try of [1, 2, 3, 4]) assert.equal((await outbox.deliver(id)).state, "waiting");
  const outcome = await outbox.deliver(id);
  assert.equal(outcome.state, "refused");
  assert.match((await refused())[0]?.[1] ?? "", /no answer to this five times/);
});

test("a daemon that is off, locked, busy, foreign or another vault's sets nothing aside, however often", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  const set = Object.assign.bind(null, daemon);
  /** @type {[string, object, object][]} */
  const states = [
    ["not-running", { running: false }, { running: true }],
    ["locked", { state: "locked" }, { state: "ready" }],
    [
      "other-program",
      { tamper: () => Response.json({}) },
      { tamper: (/** @type {Response} */ r) => r },
    ],
    ["stranger", { acquainted: false }, { acquainted: true }],
    ["rekeyed", { epoch: 2 }, { epoch: 1 }],
    ["version", { protocol: 2 }, { protocol: 1 }],
  ];
  for (const [reason, so, otherwise] of states) {
    set(so);
    for (let tries = 0; tries < 7; tries += 1) {
      assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason });
    }
    set(otherwise);
  }
  assert.equal((await outbox.deliver(id)).state, "delivered");
});

test("that the daemon was off when an item was to be sent is never the item's fault", async () => {
  const { daemon, outbox, wake } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.answer = () => ({ code: "failed" });
  await outbox.drain();
  class Early extends Client {
    /** The daemon is up a moment after it was looked for. */
    async reach() {
      throw new DaemonError("not-running");
    }
  }
  const early = new Early({ pairing: daemon.pairing, fetch: daemon.fetch, origin: ORIGIN });
  for (let tries = 0; tries < 7; tries += 1) {
    const delivery = await wake({ client: early }).deliver(id);
    assert.deepEqual(delivery, { state: "waiting", reason: "not-running" });
  }
});

test("a vault that is broken as a whole sets nothing aside", async () => {
  const { daemon, outbox } = await start();
  const { id } = await outbox.put("/v1/capture", page("one"));
  daemon.answer = () => ({ code: "failed" });
  daemon.broken = true;
  for (let tries = 0; tries < 10; tries += 1) {
    assert.deepEqual(await outbox.deliver(id), { state: "waiting", reason: "failed" });
  }
});

test("what was sealed for a vault that was made anew is listed once the browser is paired with it", async () => {
  const before = await start();
  const { id } = await before.outbox.put("/v1/capture", page("one"));
  const after = await TestDaemon.start();
  after.vault = "0198c000-0000-7000-8000-0000000000bb";
  after.client = "0198c000-0000-7000-8000-0000000000cc";
  const pairing = async (client = after.client) =>
    client === after.client ? after.pairing() : before.daemon.pairing();
  const client = new Client({ pairing, fetch: after.fetch, origin: ORIGIN });
  const outbox = before.wake({ client });
  const { id: fresh } = await outbox.put("/v1/capture", page("two"));
  await outbox.drain();
  assert.deepEqual(titles(after), ["two"]);
  assert.deepEqual(after.applied, [fresh]);
  assert.match((await refused())[0]?.[1] ?? "", /a key that the vault no longer has/);
  assert.equal(await outbox.retry(id), false, "trying again cannot help");
  assert.equal(await outbox.discard(id), "dropped");
});

test("trying again puts an item back in its place, with what speaks of it", async () => {
  const { daemon, outbox } = await start();
  poison(daemon, { code: "invalid" });
  const { id } = await outbox.put("/v1/capture", page("bad"));
  const edit = { person: id, fields: { name: "Ada" } };
  await outbox.put("/v1/people/edit", edit, { follows: id });
  await outbox.drain();
  assert.equal((await queue.tally()).refused, 2);
  daemon.running = false;
  await outbox.put("/v1/capture", page("later"));
  assert.ok(await outbox.retry(id));
  assert.deepEqual(await queue.tally(), await counted());
  daemon.running = true;
  daemon.answer = () => ({});
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["bad", "edit", "later"]);
});
