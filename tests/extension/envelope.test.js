import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { encode } from "../../extension/daemon/bytes.js";
import { binding, envelope, pad } from "../../extension/daemon/envelope.js";
import { uuid7, uuidBytes } from "../../extension/daemon/uuid.js";
import { generate, raw } from "./support/keys.js";

const VAULT = "0198c000-0000-7000-8000-000000000001";
const CLIENT = "0198c000-0000-7000-8000-000000000002";
const ITEM = "0198c000-0000-7000-8000-000000000003";

async function recipient() {
  const { publicKey } = await generate("X25519");
  return { sealingKey: await raw(publicKey), vault: VAULT, client: CLIENT, epoch: 258 };
}

test("an envelope starts with its magic, key epoch and item id", async () => {
  const made = Buffer.from(await envelope(await recipient(), "/v1/search", ITEM, { query: "" }));
  assert.equal(made.subarray(0, 4).toString(), "KBE1");
  assert.equal(made.readUInt32BE(4), 258);
  assert.deepEqual([...made.subarray(8, 24)], [...uuidBytes(ITEM)]);
  assert.equal(made.length, 24 + 32 + 1024 + 16);
});

test("the seal is bound to vault, client, item, epoch and path", async () => {
  assert.equal(
    Buffer.from(binding(await recipient(), "/v1/search", ITEM)).toString("latin1"),
    [
      "kithbook envelope 1\0",
      ...[VAULT, CLIENT, ITEM].map((id) => Buffer.from(uuidBytes(id)).toString("latin1")),
      "\0\0\x01\x02/v1/search",
    ].join(""),
  );
});

test("every length is padded to whole kilobytes", async () => {
  for (const length of [0, 1, 1018, 1019, 1020, 4000]) {
    const padded = await pad(encode("x".repeat(length)));
    assert.equal(padded.length % 1024, 0, String(length));
  }
  assert.equal((await pad(encode("x".repeat(1019)))).length, 1024);
});

test("a long request is compressed, and says how many bytes that took", async () => {
  const long = JSON.stringify({ html: "<p>word</p>".repeat(1000) });
  const padded = Buffer.from(await pad(encode(long)));
  assert.equal(padded[0], 1);
  assert.equal(padded.length, 1024);
  const length = padded.readUInt32BE(1);
  assert.equal(gunzipSync(padded.subarray(5, 5 + length)).toString(), long);
  assert.ok(padded.subarray(5 + length).every((byte) => byte === 0));
});

test("item ids are UUIDs of version 7 that sort by time", () => {
  const at = Date.UTC(2026, 9, 5);
  const [earlier, later] = [uuid7(at), uuid7(at + 1)];
  assert.match(earlier, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(earlier.replace("-", "").slice(0, 12), 16), at);
  assert.ok(earlier < later);
});
