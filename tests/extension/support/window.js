/** The daemon's pairing window, for tests: web/README.md "Pairing", by node:crypto. */

import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes, webcrypto } from "node:crypto";
import { exact, generate, raw, text } from "./keys.js";

/** @param {string} bytes base64url */
const bytes = (bytes) => Buffer.from(bytes, "base64url");

export class PairingWindow {
  open = true;
  /** The daemon's half of the key exchange; a test may put a bad one. @type {string | undefined} */
  exchangeKey;
  /** Whom the window paired. @type {any} */
  paired;
  /** What leaves the port. @type {(path: string, reply: Response) => Response | Promise<Response>} */
  tamper = (_path, reply) => reply;

  /**
   * @param {string} code @param {string} origin @param {string} authority @param {object} grant
   */
  constructor(code, origin, authority, grant) {
    this.code = code;
    this.origin = origin;
    this.authority = authority;
    this.grant = grant;
  }

  /** @type {typeof globalThis.fetch} */
  fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    const message = await request.json();
    const handler = path === "/v1/pair/start" ? this.#start(message) : this.#finish(message);
    return this.tamper(path, await handler);
  };

  /** @param {any} start */
  async #start(start) {
    if (!this.open) return new Response(null, { status: 403 });
    this.exchange = await generate("X25519");
    this.started = start;
    this.challenge = {
      pairing: text(randomBytes(16)),
      exchange_key: this.exchangeKey ?? text(await raw(this.exchange.publicKey)),
    };
    return Response.json(this.challenge);
  }

  /** @param {{proof: string}} finish */
  async #finish({ proof }) {
    const T = this.#transcript();
    const keys = await this.#derive(T);
    const mac = (/** @type {number} */ from) =>
      createHmac("sha256", keys.subarray(from, from + 32))
        .update(T)
        .digest("base64url");
    if (proof !== mac(0)) return new Response(null, { status: 403 });
    this.paired = this.started;
    const nonce = randomBytes(12);
    const aes = await webcrypto.subtle.importKey(
      "raw",
      exact(keys.subarray(64)),
      "AES-GCM",
      false,
      ["encrypt"],
    );
    const gcm = { name: "AES-GCM", iv: exact(nonce), additionalData: exact(T) };
    const sealed = await webcrypto.subtle.encrypt(
      gcm,
      aes,
      Buffer.from(JSON.stringify(this.grant)),
    );
    return Response.json({
      proof: mac(32),
      grant: text(Buffer.concat([nonce, Buffer.from(sealed)])),
    });
  }

  #transcript() {
    const { started, challenge } = this;
    const fields = [
      ...[this.origin, this.authority, started.name].map((field) => Buffer.from(field)),
      ...[started.client_key, started.exchange_key, started.nonce].map(bytes),
      ...[challenge?.pairing ?? "", challenge?.exchange_key ?? ""].map(bytes),
    ];
    const hash = createHash("sha256").update("kithbook pairing 1\0");
    for (const field of fields) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(field.length);
      hash.update(length).update(field);
    }
    return hash.digest();
  }

  /** @param {Buffer} T */
  async #derive(T) {
    const theirs = exact(bytes(this.started.exchange_key));
    const peer = await webcrypto.subtle.importKey("raw", theirs, "X25519", false, []);
    const own = /** @type {CryptoKeyPair} */ (this.exchange).privateKey;
    const shared = await webcrypto.subtle.deriveBits({ name: "X25519", public: peer }, own, 256);
    const typed = pbkdf2Sync(this.code, T, 200_000, 32, "sha256");
    const secret = Buffer.concat([Buffer.from(shared), typed]);
    return Buffer.from(hkdfSync("sha256", secret, T, "kithbook pairing 1 keys", 96));
  }
}
