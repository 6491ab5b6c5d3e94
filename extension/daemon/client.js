/**
 * Calls to the daemon. Says hello first and sends nothing else until a hello of the present boot
 * verified with the key learnt at pairing, so a squatter on the port gets nothing of use.
 */

import { OPERATIONS } from "../wire/operations.js";
import { base64url, decode, encode, random } from "./bytes.js";
import { ENVELOPE, envelope } from "./envelope.js";
import { DaemonError } from "./failure.js";
import { signRequest, verifyReply } from "./signature.js";
import { post } from "./transport.js";
import { uuid7 } from "./uuid.js";

/** @import { Bytes } from "./bytes.js" */
/** @import { Pairing } from "./keys.js" */
/** @import { Sealmark } from "./signature.js" */
/** @import { Fetch } from "./transport.js" */
/** @import { Calls, Failure, HelloReply } from "../wire/types.d.ts" */

const PROTOCOL = 1;
const JSON_TYPE = "application/json";
const HELLO_TIMEOUT = 3_000; // ms; the daemon answers in 1
const CALL_TIMEOUT = 12_000; // ms; the daemon gives up on a handler after 10 s

/**
 * @typedef {object} Surroundings
 * @property {() => Promise<Pairing | undefined>} pairing
 * @property {string} origin this extension's
 * @property {Fetch} [fetch]
 * @property {() => number} [now] milliseconds since 1970
 */

export class Client {
  #pairing;
  #origin;
  #fetch;
  #now;
  /** @type {string | null} The daemon's boot id, once a hello of it verified. A mere cache. */
  #boot = null;
  /** @type {Promise<HelloReply> | null} */
  #greeting = null;

  /** @param {Surroundings} surroundings */
  constructor({ pairing, origin, fetch = globalThis.fetch.bind(globalThis), now = Date.now }) {
    this.#pairing = pairing;
    this.#origin = origin;
    this.#fetch = fetch;
    this.#now = now;
  }

  /** @returns {Promise<HelloReply>} Throws DaemonError. Calls at the same time share one. */
  hello() {
    this.#greeting ??= this.#greet().finally(() => {
      this.#greeting = null;
    });
    return this.#greeting;
  }

  /** @returns {Promise<HelloReply>} */
  async #greet() {
    const paired = await this.#paired();
    this.#boot = null;
    const nonce = base64url(random(16));
    const { response, body } = await post(this.#fetch, {
      port: paired.port,
      path: "/v1/hello",
      headers: { "Content-Type": JSON_TYPE },
      body: encode(JSON.stringify({ nonce })),
      timeout: HELLO_TIMEOUT,
    });
    if (!response.ok || !(await this.#verified(response, body, null, paired))) {
      throw new DaemonError("other-program");
    }
    const reply = /** @type {HelloReply} */ (parse(body));
    if (reply.nonce !== nonce) throw new DaemonError("other-program");
    if (reply.oldest_protocol > PROTOCOL || reply.newest_protocol < PROTOCOL) {
      const older = reply.newest_protocol < PROTOCOL ? "Kithbook" : "this extension";
      throw new DaemonError("version", `Extension and Kithbook do not match; update ${older}.`);
    }
    if (reply.vault !== paired.vault || reply.epoch !== paired.epoch)
      throw new DaemonError("version");
    this.#boot = reply.boot;
    return reply;
  }

  /**
   * Ask something that changes nothing.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @returns {Promise<Calls[P]["reply"]>} Throws DaemonError.
   */
  async call(path, request) {
    // While locked the daemon has no key to open a seal with.
    if (OPERATIONS[path].whileLocked) {
      return this.#exchange(path, JSON_TYPE, encode(JSON.stringify(request)));
    }
    return this.deliver(path, await this.seal(path, uuid7(this.#now()), request));
  }

  /**
   * @template {keyof Calls} P
   * @param {P} path
   * @param {string} id UUIDv7
   * @param {Calls[P]["request"]} request
   * @returns {Promise<Bytes>} an envelope, for now or for later. Throws DaemonError.
   */
  async seal(path, id, request) {
    return envelope(await this.#paired(), path, id, request);
  }

  /**
   * Send an envelope. Sending it again is harmless.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Bytes} sealed
   * @returns {Promise<Calls[P]["reply"]>} Throws DaemonError.
   */
  deliver(path, sealed) {
    return this.#exchange(path, ENVELOPE, sealed);
  }

  /** @param {string} path @param {string} contentType @param {Bytes} body @returns {Promise<any>} */
  async #exchange(path, contentType, body) {
    const outcome =
      (await this.#try(path, contentType, body)) ??
      // The daemon may have restarted since its hello: its boot id is new then.
      (await this.#try(path, contentType, body));
    if (!outcome) throw new DaemonError("refused");
    if (outcome.ok) return outcome.message;
    const { code, sentence } = /** @type {Failure} */ (outcome.message);
    throw new DaemonError(code, sentence, { signed: true });
  }

  /**
   * @param {string} path @param {string} contentType @param {Bytes} body
   * @returns {Promise<{ok: boolean, message: any} | null>} what the daemon signed; null is a bare 403
   */
  async #try(path, contentType, body) {
    const paired = await this.#paired();
    const boot = this.#boot ?? (await this.hello()).boot;
    const draft = {
      authority: `127.0.0.1:${paired.port}`,
      path,
      origin: this.#origin,
      contentType,
      body,
      created: Math.floor(this.#now() / 1000),
      nonce: base64url(random(16)),
      keyid: paired.client,
      boot,
    };
    const { headers, mark } = await signRequest(draft, paired.key);
    // Whatever goes wrong from here to a verified reply: the daemon of that hello may be gone.
    this.#boot = null;
    const exchange = { port: paired.port, path, headers, body, timeout: CALL_TIMEOUT };
    const { response, body: answer } = await post(this.#fetch, exchange);
    if (await this.#verified(response, answer, mark, paired)) {
      this.#boot = boot;
      return { ok: response.ok, message: parse(answer) };
    }
    if (response.status === 403) return null;
    throw new DaemonError("other-program");
  }

  /** @returns {Promise<Pairing>} */
  async #paired() {
    const paired = await this.#pairing();
    if (!paired) throw new DaemonError("unpaired");
    return paired;
  }

  /**
   * @param {Response} response
   * @param {Bytes} body
   * @param {Sealmark | null} mark
   * @param {Pairing} paired
   */
  async #verified(response, body, mark, paired) {
    const key = await crypto.subtle.importKey("raw", paired.daemonKey, "Ed25519", false, [
      "verify",
    ]);
    return verifyReply(response, body, mark, key);
  }
}

/** @param {Bytes} body signed by the daemon @returns {any} */
function parse(body) {
  return JSON.parse(decode(body));
}
