import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { encode } from "../../extension/daemon/bytes.js";
import { seal } from "../../extension/daemon/seal.js";
import { exact, generate, raw } from "./support/keys.js";

const SUITE = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** @param {string} hex */
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
/** @param {string} hex */
const url = (hex) => Buffer.from(hex, "hex").toString("base64url");

test("the published HPKE vector comes out byte for byte", async () => {
  const vector = JSON.parse(await readFile(new URL("vectors/hpke.json", import.meta.url), "utf8"));
  const jwk = { kty: "OKP", crv: "X25519", x: url(vector.pkEm) };
  const ephemeral = {
    publicKey: await crypto.subtle.importKey("jwk", jwk, "X25519", true, []),
    privateKey: await crypto.subtle.importKey(
      "jwk",
      { ...jwk, d: url(vector.skEm) },
      "X25519",
      false,
      ["deriveBits"],
    ),
  };
  const { pt, aad, ct } = vector.encryption;
  const sealed = await seal(bytes(vector.pkRm), bytes(vector.info), bytes(pt), {
    ephemeral,
    aad: bytes(aad),
  });
  assert.equal(Buffer.from(sealed).toString("hex"), vector.enc + ct);
});

test("what is sealed opens with another implementation, and only under the same binding", async () => {
  const recipient = await generate("X25519");
  const sealed = await seal(await raw(recipient.publicKey), encode("binding"), encode("a name"));
  const open = (/** @type {string} */ info) =>
    SUITE.open(
      { recipientKey: recipient, enc: exact(sealed.slice(0, 32)), info: exact(encode(info)) },
      exact(sealed.slice(32)),
    );
  assert.equal(Buffer.from(await open("binding")).toString(), "a name");
  await assert.rejects(open("another"));
});

test("the same text sealed twice looks different", async () => {
  const { publicKey } = await generate("X25519");
  const recipient = await raw(publicKey);
  const once = await seal(recipient, encode(""), encode("a name"));
  const again = await seal(recipient, encode(""), encode("a name"));
  assert.notDeepEqual(once, again);
});
