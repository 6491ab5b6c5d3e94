import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fullness } from "../../extension/background/fullness.js";
import * as queue from "../../extension/background/queue.js";
import { uuid7 } from "../../extension/daemon/uuid.js";
import { counted, empty, page, start, titles, waiting } from "./support/outbox.js";
import "./support/texts.js";

beforeEach(empty);

/** @param {any} error */
const full = (error) => error.reason === "full";

/** @param {number} items @param {number} bytes of each */
async function fill(items, bytes) {
  const envelope = new Uint8Array(bytes);
  for (let at = 0; at < items; at += 1) {
    const item = {
      id: uuid7(),
      path: /** @type {const} */ ("/v1/capture"),
      client: "",
      made_at: 0,
    };
    await queue.add({ ...item, follows: null }, envelope);
  }
}

test("the thousandth item is kept and the next is refused, and nothing that waits is dropped", async () => {
  const { daemon, outbox } = await start();
  daemon.running = false;
  await outbox.put("/v1/capture", page("one"));
  await fill(queue.MOST_ITEMS - 2, 1);
  await outbox.put("/v1/capture", page("last"));
  await assert.rejects(outbox.put("/v1/capture", page("too much")), full);
  assert.equal(await waiting(), 1_000);
  assert.deepEqual(await queue.tally(), await counted());
  assert.equal((await queue.first())?.order, (await queue.list())[0]?.order);
});

test("two saves at once never go over the limit together", async () => {
  const { wake } = await start();
  await fill(queue.MOST_ITEMS - 1, 1);
  const saves = ["one", "two", "three"].map((title) => wake().put("/v1/capture", page(title)));
  const outcomes = await Promise.allSettled(saves);
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), [
    ...["fulfilled", "rejected", "rejected"],
  ]);
  assert.equal(await waiting(), queue.MOST_ITEMS);
});

test("a hundred megabytes are the other limit", async () => {
  const { outbox } = await start();
  await fill(4, 24_999_000);
  await outbox.put("/v1/people/add", { fields: { name: "Ada" } });
  const long = {
    ...page("x"),
    note: Buffer.from(crypto.getRandomValues(new Uint8Array(6_000))).toString("hex"),
  };
  await assert.rejects(outbox.put("/v1/capture", long), full);
  assert.deepEqual(await queue.tally(), await counted());
});

test("what is refused for want of room waits nowhere and is told", async () => {
  const { daemon, outbox } = await start();
  await fill(queue.MOST_ITEMS, 1);
  await assert.rejects(outbox.put("/v1/capture", page("one")), {
    message: "Nothing more can wait here; the line below says how to make room.",
  });
  await queue.remove(await queue.list());
  await outbox.put("/v1/capture", page("two"));
  await outbox.drain();
  assert.deepEqual(titles(daemon), ["two"]);
});

test("a disk without room refuses in words, and nothing is half there", async () => {
  const { outbox } = await start();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    if (this.name === "envelopes") throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, values);
  };
  try {
    await assert.rejects(outbox.put("/v1/capture", page("one")), {
      reason: "full",
      message: "The disk is full; make room, then save again.",
    });
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.deepEqual(await counted(), { waiting: 0, refused: 0, bytes: 0 });
  assert.deepEqual(await queue.tally(), { waiting: 0, refused: 0, bytes: 0 });
});

test("it warns from four fifths on, by whichever limit is nearer", () => {
  const of = (/** @type {Partial<queue.Tally>} */ tally) =>
    fullness({ waiting: 0, refused: 0, bytes: 0, ...tally });
  assert.equal(of({ waiting: 799 }).warns, false);
  assert.deepEqual(of({ waiting: 812 }), { warns: true, words: "812 of 1,000" });
  assert.deepEqual(of({ waiting: 700, refused: 112 }).words, "812 of 1,000");
  assert.equal(of({ waiting: 10, bytes: 79_999_999 }).warns, false);
  assert.deepEqual(of({ waiting: 10, bytes: 84_200_000 }), { warns: true, words: "84 of 100 MB" });
});
