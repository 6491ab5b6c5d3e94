/**
 * The other side of the wire, for tests: web/README.md once more, written with other libraries
 * than the product's (http-message-sig, @hpke/core, node:crypto), so that agreeing means something.
 */

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import {
  component,
  createSignature,
  webcrypto as signing,
  verifySignature,
} from "http-message-sig";
import { exact, generate, raw, text } from "./keys.js";

const SUITE = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const JSON_TYPE = "application/json";
const COVERED = ["@method", "@authority", "@path", "origin", "content-type", "content-digest"];

export const ORIGIN = "chrome-extension://kithbook";
export const PORT = 48737;

/** @typedef {{path: string, id: string, request: any}} Item */
/** @typedef {{code?: string, bare?: boolean, kept?: boolean, reply?: object}} Answer `kept`: the 202 of a locked daemon */
/** @typedef {Record<"identity" | "sealing" | "caller", CryptoKeyPair>} Keys */

export class TestDaemon {
  vault = "0198c000-0000-7000-8000-000000000001";
  client = "0198c000-0000-7000-8000-000000000002";
  boot = text(randomBytes(16));
  epoch = 1;
  protocol = 1;
  state = "ready";
  running = true;
  /** Whether this extension ever paired with it. */
  acquainted = true;
  /** Whether it fails at whatever it is asked. */
  broken = false;
  /** Clients that were unpaired. @type {Set<string>} */
  revoked = new Set();
  /** Clients of earlier pairings, and their keys. @type {Map<string, CryptoKeyPair>} */
  formers = new Map();
  /** What was received, verified and opened, in order. @type {Item[]} */
  items = [];
  /** Every path that came in, before any check. @type {string[]} */
  seen = [];
  /** @type {(item: Item) => Answer | Promise<Answer>} */
  answer = () => ({});
  /** What leaves the port, for tests of what is not our daemon. @type {(reply: Response) => Response} */
  tamper = (reply) => reply;

  /** @param {Keys} keys */
  constructor(keys) {
    this.keys = keys;
  }

  static async start() {
    const [identity, sealing, caller] = await Promise.all([
      generate("Ed25519"),
      generate("X25519"),
      generate("Ed25519"),
    ]);
    return new TestDaemon({ identity, sealing, caller });
  }

  /** What the extension keeps after pairing. @param {string} [client] */
  pairing = async (client = this.client) => ({
    key: (this.formers.get(client) ?? this.keys.caller).privateKey,
    client,
    scope: /** @type {const} */ ("full"),
    vault: this.vault,
    daemonKey: await raw(this.keys.identity.publicKey),
    sealingKey: await raw(this.keys.sealing.publicKey),
    epoch: 1,
    port: PORT,
  });

  /** Every item that arrived, once each, as a daemon applies them. @returns {string[]} */
  get applied() {
    return [...new Set(this.items.filter(({ id }) => id).map(({ id }) => id))];
  }

  /** Pair this browser anew: the same vault, another client. */
  async pairAnew() {
    this.formers.set(this.client, this.keys.caller);
    this.keys.caller = await generate("Ed25519");
    this.client = `0198c000-0000-7000-8000-0000000000a${this.formers.size}`;
  }

  restart() {
    this.boot = text(randomBytes(16));
  }

  /** @type {typeof globalThis.fetch} */
  fetch = async (input, init) => {
    if (!this.running) throw new TypeError("Failed to fetch");
    const request = new Request(input, init);
    const { host, pathname } = new URL(request.url);
    assert.equal(`${request.method} ${host}`, `POST 127.0.0.1:${PORT}`);
    this.seen.push(pathname);
    const body = Buffer.from(await request.arrayBuffer());
    return this.tamper(await this.#route(pathname, request, body));
  };

  /** @param {string} path @param {Request} request @param {Buffer} body */
  async #route(path, request, body) {
    if (path === "/v1/hello") return this.#hello(JSON.parse(body.toString()));
    const client = await this.#verified(request, body);
    if (!client) return bare();
    if (this.revoked.has(client)) return this.#failed(request, "revoked");
    const sealed = request.headers.get("Content-Type") !== JSON_TYPE;
    if (sealed && this.state === "locked") return this.#failed(request, "locked");
    const item = sealed
      ? await this.#open(path, client, body)
      : { path, id: "", request: JSON.parse(body.toString()) };
    // Like any call of the person's, but a test counts what it sends itself.
    if (this.broken) return this.#failed(request, "failed");
    if (path === "/v1/status") return this.#reply(request, 200, { state: this.state });
    const { code, bare: refused, kept, reply = {} } = await this.answer(item);
    if (refused) return bare();
    if (code) return this.#failed(request, code);
    this.items.push(item);
    return kept
      ? this.#reply(request, 202, { item: item.id, kept_at: 0 })
      : this.#reply(request, 200, reply);
  }

  /** @param {{nonce: string}} request */
  #hello({ nonce }) {
    if (!this.acquainted) return bare();
    return this.#reply(null, 200, {
      nonce,
      boot: this.boot,
      vault: this.vault,
      state: this.state,
      epoch: this.epoch,
      oldest_protocol: this.protocol,
      newest_protocol: this.protocol,
      version: "test",
    });
  }

  /** @param {Request} request @param {Buffer} body @returns {Promise<string | null>} the client */
  async #verified(request, body) {
    if (request.headers.get("Content-Digest") !== digest(body)) return null;
    const named = /keyid="([^"]+)"/.exec(request.headers.get("Signature-Input") ?? "")?.[1] ?? "";
    const caller = named === this.client ? this.keys.caller : this.formers.get(named);
    if (!caller) return null;
    const { parameters } = await verifySignature(described(request), {
      label: "kb",
      policy: {
        algorithms: ["ed25519"],
        requiredComponents: COVERED,
        requiredParameters: ["created", "nonce", "keyid", "alg", "tag"],
        maxAge: 120,
        clockSkew: 120,
      },
      resolveVerifier: () => signing.verifier(caller.publicKey),
    });
    return parameters.tag === this.boot && parameters.keyid === named ? named : null;
  }

  /** @param {string} path @param {string} by @param {Buffer} body @returns {Promise<Item>} */
  async #open(path, by, body) {
    assert.equal(body.subarray(0, 4).toString(), "KBE1");
    const [epoch, id, enc, sealed] = [
      body.subarray(4, 8),
      body.subarray(8, 24),
      body.subarray(24, 56),
      body.subarray(56),
    ];
    const [vault, client] = [this.vault, by].map((id) =>
      Buffer.from(id.replaceAll("-", ""), "hex"),
    );
    const label = Buffer.from("kithbook envelope 1\0");
    const info = Buffer.concat(
      /** @type {Buffer[]} */ ([label, vault, client, id, epoch, Buffer.from(path)]),
    );
    const recipient = { recipientKey: this.keys.sealing, enc: exact(enc), info: exact(info) };
    const plain = Buffer.from(await SUITE.open(recipient, exact(sealed)));
    assert.equal(plain.length % 1024, 0);
    const json = plain.subarray(5, 5 + plain.readUInt32BE(1));
    const request = JSON.parse((plain[0] ? gunzipSync(json) : json).toString());
    const uuid = id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    return { path, id: uuid, request };
  }

  /** @param {Request} request @param {string} code */
  #failed(request, code) {
    return this.#reply(request, code === "locked" ? 503 : 400, {
      code,
      sentence: `It is ${code}.`,
    });
  }

  /** @param {Request | null} request that it answers; null after hello @param {number} status @param {object} message */
  async #reply(request, status, message) {
    const body = Buffer.from(JSON.stringify(message));
    const fields = [
      { name: "content-type", value: JSON_TYPE },
      { name: "content-digest", value: digest(body) },
    ];
    const bound = ["signature", "signature-input"].map((name) =>
      component(name, { req: true, key: "kb" }),
    );
    const signed = await createSignature(
      { kind: "response", status, fields, ...(request && { request: described(request) }) },
      {
        label: "kb",
        components: ["@status", "content-type", "content-digest", ...(request ? bound : [])],
        parameters: { created: Math.floor(Date.now() / 1000), keyid: "daemon", alg: "ed25519" },
        signer: signing.signer(this.keys.identity.privateKey),
      },
    );
    return new Response(body, {
      status,
      headers: {
        "Content-Type": JSON_TYPE,
        "Content-Digest": digest(body),
        Signature: signed.signature,
        "Signature-Input": signed.signatureInput,
      },
    });
  }
}

/** What is not verified gets this, whatever the reason. */
function bare() {
  return new Response(null, { status: 403 });
}

/** @param {Buffer} body */
function digest(body) {
  return `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
}

/**
 * The request as it goes over the wire: the browser adds Origin itself, fetch in Node does not.
 * @param {Request} request
 */
function described(request) {
  const fields = [...request.headers].map(([name, value]) => ({ name, value }));
  return {
    kind: /** @type {const} */ ("request"),
    method: request.method,
    targetUri: request.url,
    fields: [...fields, { name: "origin", value: ORIGIN }],
  };
}
