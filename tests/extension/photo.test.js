/** What only comes along with a capture: the photo, in the outbox and out of it. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { listed } from "../../extension/background/listing.js";
import { isPlain } from "../../extension/background/photo.js";
import * as queue from "../../extension/background/queue.js";
import { Client } from "../../extension/daemon/client.js";
import { ORIGIN } from "./support/daemon.js";
import { counted, empty, page, refused, start } from "./support/outbox.js";
import "./support/texts.js";

beforeEach(empty);

/** A capture and its photo, put into the outbox. @param {Awaited<ReturnType<typeof start>>} world */
async function both({ outbox }) {
  const { id } = await outbox.put("/v1/capture", page("Ada"));
  const request = { capture: id, image: "_9j_" };
  const photo = await outbox.put("/v1/capture/photo", request, { follows: id });
  return { capture: id, photo: photo.id };
}

test("a photo that waits is neither counted nor listed, and its bytes are", async () => {
  const world = await start();
  world.daemon.running = false;
  const { capture, photo } = await both(world);
  const { waiting, bytes } = await queue.tally();
  const items = await queue.list();
  assert.equal(waiting, 1);
  assert.equal(
    bytes,
    items.reduce((sum, item) => sum + item.bytes, 0),
  );
  assert.deepEqual(
    items.map(({ id }) => id),
    [capture, photo],
  );
  const client = new Client({
    pairing: world.daemon.pairing,
    fetch: world.daemon.fetch,
    origin: ORIGIN,
  });
  const told = await listed(client);
  assert.deepEqual(
    told.map(({ id, followers }) => [id, followers]),
    [[capture, 0]],
  );
});

test("a photo arrives right behind its capture, and nothing is left", async () => {
  const world = await start();
  await both(world);
  await world.outbox.drain();
  const paths = world.daemon.items.map(({ path }) => path);
  assert.deepEqual(paths, ["/v1/capture", "/v1/capture/photo"]);
  assert.deepEqual(await counted(), { waiting: 0, refused: 0, bytes: 0 });
  assert.deepEqual(await queue.list(), []);
});

test("a photo that is refused is dropped, and nobody is told", async () => {
  const world = await start();
  const { photo } = await both(world);
  world.daemon.answer = ({ path }) =>
    path === "/v1/capture/photo" ? { code: "invalid" } : { reply: {} };
  assert.equal((await world.outbox.deliver(photo)).state, "refused");
  assert.deepEqual([world.notices, await refused(), await queue.list()], [[], [], []]);
  assert.deepEqual(await queue.tally(), { waiting: 0, refused: 0, bytes: 0 });
});

test("who takes the capture back takes the photo back", async () => {
  const world = await start();
  world.daemon.running = false;
  const { capture } = await both(world);
  assert.equal(await world.outbox.discard(capture), "dropped");
  assert.deepEqual(await queue.list(), []);
  assert.deepEqual(await queue.tally(), { waiting: 0, refused: 0, bytes: 0 });
});

test("a picture of one colour is nobody's face", () => {
  const plain = new Uint8ClampedArray(64).fill(200);
  assert.equal(isPlain(plain), true);
  plain[9] = 90;
  assert.equal(isPlain(plain), false);
});
