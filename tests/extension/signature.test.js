import assert from "node:assert/strict";
import { test } from "node:test";
import { base64, encode } from "../../extension/daemon/bytes.js";
import { base, signRequest, verifyReply } from "../../extension/daemon/signature.js";
import { generate } from "./support/keys.js";
import "./support/texts.js";

// RFC 9421, appendix B.1.4 and B.2.6: test-key-ed25519 over a request.
const KEY = {
  kty: "OKP",
  crv: "Ed25519",
  d: "n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU",
  x: "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs",
};
const PARAMS =
  '("date" "@method" "@path" "@authority" "content-type" "content-length")' +
  ';created=1618884473;keyid="test-key-ed25519"';
const SIGNATURE =
  "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";

test("the signature base is the one of RFC 9421, B.2.6", async () => {
  const key = await crypto.subtle.importKey("jwk", KEY, "Ed25519", false, ["sign"]);
  const signed = base(
    [
      ['"date"', "Tue, 20 Apr 2021 02:07:55 GMT"],
      ['"@method"', "POST"],
      ['"@path"', "/foo"],
      ['"@authority"', "example.com"],
      ['"content-type"', "application/json"],
      ['"content-length"', "18"],
    ],
    PARAMS,
  );
  assert.equal(base64(await crypto.subtle.sign("Ed25519", key, signed)), SIGNATURE);
});

/** @param {Partial<import("../../extension/daemon/signature.js").Draft>} [changed] */
async function signedRequest(changed) {
  const { privateKey } = await generate("Ed25519");
  const draft = {
    authority: "127.0.0.1:48737",
    path: "/v1/search",
    origin: "chrome-extension://kithbook",
    contentType: "application/json",
    body: encode("{}"),
    created: 1_760_000_000,
    nonce: "AAAAAAAAAAAAAAAAAAAAAA",
    keyid: "0198c000-0000-7000-8000-000000000002",
    boot: "BBBBBBBBBBBBBBBBBBBBBB",
    ...changed,
  };
  return signRequest(draft, privateKey);
}

/**
 * @param {CryptoKeyPair} daemon
 * @param {{signature: string, params: string}} mark
 * @param {string} [keyid]
 */
async function signedReply(daemon, mark, keyid = "daemon") {
  const digest = "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:"; // of {}
  const params =
    '("@status" "content-type" "content-digest" "signature";req;key="kb" "signature-input";req;key="kb")' +
    `;created=1760000000;keyid="${keyid}";alg="ed25519"`;
  const signed = [
    '"@status": 200',
    '"content-type": application/json',
    `"content-digest": ${digest}`,
    `"signature";req;key="kb": ${mark.signature}`,
    `"signature-input";req;key="kb": ${mark.params}`,
    `"@signature-params": ${params}`,
  ].join("\n");
  const signature = await crypto.subtle.sign("Ed25519", daemon.privateKey, encode(signed));
  const headers = new Headers({
    "Content-Type": "application/json",
    "Content-Digest": digest,
    Signature: `kb=:${base64(signature)}:`,
    "Signature-Input": `kb=${params}`,
  });
  return { status: 200, headers };
}

test("a request names all it covers in the one order the daemon takes", async () => {
  const { headers } = await signedRequest();
  assert.equal(
    headers["Signature-Input"],
    'kb=("@method" "@authority" "@path" "origin" "content-type" "content-digest")' +
      ';created=1760000000;nonce="AAAAAAAAAAAAAAAAAAAAAA"' +
      ';keyid="0198c000-0000-7000-8000-000000000002";alg="ed25519";tag="BBBBBBBBBBBBBBBBBBBBBB"',
  );
});

test("a reply to this very request verifies", async () => {
  const daemon = await generate("Ed25519");
  const { mark } = await signedRequest();
  const reply = await signedReply(daemon, mark);
  assert.equal(await verifyReply(reply, encode("{}"), mark, daemon.publicKey), true);
});

test("a reply is refused when it answers another request, changed, or is of another key", async () => {
  const daemon = await generate("Ed25519");
  const { mark } = await signedRequest();
  const { mark: other } = await signedRequest();
  const reply = await signedReply(daemon, mark);
  const { publicKey } = daemon;
  assert.equal(await verifyReply(reply, encode("{}"), other, publicKey), false, "another request");
  assert.equal(await verifyReply(reply, encode("{ }"), mark, publicKey), false, "another body");
  assert.equal(await verifyReply({ ...reply, status: 201 }, encode("{}"), mark, publicKey), false);
  const impostor = await generate("Ed25519");
  assert.equal(await verifyReply(reply, encode("{}"), mark, impostor.publicKey), false, "key");
  assert.equal(await verifyReply(reply, encode("{}"), null, publicKey), false, "as a hello");
  const named = await signedReply(daemon, mark, "someone");
  assert.equal(await verifyReply(named, encode("{}"), mark, publicKey), false, "keyid");
});

test("a reply without signature headers is refused, not an error", async () => {
  const { publicKey } = await generate("Ed25519");
  const { mark } = await signedRequest();
  const bare = { status: 200, headers: new Headers() };
  assert.equal(await verifyReply(bare, encode(""), mark, publicKey), false);
});
