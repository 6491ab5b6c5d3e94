/**
 * Calls to the daemon. Says hello first and sends nothing else until a hello of the present boot
 * verified with the key learnt at pairing, so a squatter on the port gets nothing of use.
 */

import { t } from "../look/texts.js";
import { OPERATIONS } from "../wire/operations.js";
import { base64url, decode, encode, random } from "./bytes.js";
import { ENVELOPE, envelope } from "./envelope.js";
import { DaemonError, refusal } from "./failure.js";
import { looksSigned, signRequest, verifyReply } from "./signature.js";
import { post } from "./transport.js";
import { uuid7 } from "./uuid.js";

/** @import { Bytes } from "./bytes.js" */
/** @import { Pairing } from "./keys.js" */
/** @import { Sealmark } from "./signature.js" */
/** @import { Fetch } from "./transport.js" */
/** @import { Calls, Failure, HelloReply } from "../wire/types.d.ts" */

const PROTOCOL = 1;
const KEPT = 202; // a locked daemon has it on disk, sealed as it came
const JSON_TYPE = "application/json";
const HELLO_TIMEOUT = 3_000; // ms; the daemon answers in 1
const CALL_TIMEOUT = 12_000; // ms; the daemon gives up on a handler after 10 s

/** @typedef {{client: string, envelope: Bytes}} Sealed an envelope, and whose pairing it is sealed under */

/**
 * @template R
 * @typedef {{kept: false, reply: R} | {kept: true}} Delivered `kept`: acknowledged, and answered later
 */

/**
 * @typedef {object} Surroundings
 * @property {(client?: string) => Promise<Pairing | undefined>} pairing the present one, or an
 *   earlier one by its client
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
      // A vault made anew does not know this browser, or signs with another key.
      const kithbook = looksSigned(response) || (response.status === 403 && body.length === 0);
      throw new DaemonError(kithbook ? "stranger" : "other-program");
    }
    const reply = /** @type {HelloReply} */ (parse(body));
    if (reply.nonce !== nonce) throw new DaemonError("other-program");
    if (reply.oldest_protocol > PROTOCOL || reply.newest_protocol < PROTOCOL) {
      const isOlder = reply.newest_protocol < PROTOCOL;
      throw new DaemonError("version", t(isOlder ? "failure_old_daemon" : "failure_old_extension"));
    }
    if (reply.vault !== paired.vault || reply.epoch !== paired.epoch)
      throw new DaemonError("rekeyed");
    this.#boot = reply.boot;
    return reply;
  }

  /** Make sure that our daemon answers, as far as that is known. Throws DaemonError. */
  async reach() {
    if (!this.#boot) await this.hello();
  }

  /** @returns {Promise<boolean>} whether it takes other calls, whatever it made of the last one */
  async works() {
    try {
      await this.call("/v1/status", {});
      return true;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      // A write-only client may not ask for the status, but is known.
      return error.signed && error.reason === "scope";
    }
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
    const now = await this.#paired();
    const { message } = OPERATIONS[path].whileLocked
      ? await this.#exchange(path, JSON_TYPE, encode(JSON.stringify(request)), now)
      : await this.#exchange(
          path,
          ENVELOPE,
          await envelope(now, path, uuid7(this.#now()), request),
          now,
        );
    return message;
  }

  /**
   * @template {keyof Calls} P
   * @param {P} path
   * @param {string} id UUIDv7
   * @param {Calls[P]["request"]} request
   * @returns {Promise<Sealed>} for later. Throws DaemonError `unpaired`.
   */
  async seal(path, id, request) {
    const now = await this.#paired();
    return { client: now.client, envelope: await envelope(now, path, id, request) };
  }

  /**
   * Send an envelope, under the pairing that it was sealed under. Sending it again is harmless.
   * @template {keyof Calls} P
   * @param {P} path
   * @param {Sealed} sealed
   * @returns {Promise<Delivered<Calls[P]["reply"]>>} Throws DaemonError.
   */
  async deliver(path, { client, envelope }) {
    const signer = await this.#signer(client);
    try {
      const { status, message } = await this.#exchange(path, ENVELOPE, envelope, signer);
      return status === KEPT ? { kept: true } : { kept: false, reply: message };
    } catch (error) {
      const former = client !== (await this.#paired()).client;
      // Unpaired before this browser was paired anew: that pairing does not come back.
      if (error instanceof DaemonError && error.reason === "revoked" && former) {
        throw new DaemonError("lost", t("failure_ended")); // what waits under an ended one is lost too
      }
      // The key may have been changed after hello.
      if (error instanceof DaemonError && error.signed && error.reason === "version") {
        throw new DaemonError("lost");
      }
      throw error;
    }
  }

  /**
   * @param {string} path @param {string} contentType @param {Bytes} body @param {Pairing} signer
   * @returns {Promise<{status: number, message: any}>}
   */
  async #exchange(path, contentType, body, signer) {
    const outcome =
      (await this.#try(path, contentType, body, signer)) ??
      // The daemon may have restarted since its hello: its boot id is new then.
      (await this.#try(path, contentType, body, signer));
    if (!outcome) throw new DaemonError("refused");
    if (outcome.ok) return outcome;
    const failure = /** @type {Failure} */ (outcome.message);
    throw new DaemonError(failure.code, refusal(failure), { signed: true });
  }

  /**
   * @param {string} path @param {string} contentType @param {Bytes} body @param {Pairing} signer
   * @returns {Promise<{ok: boolean, status: number, message: any} | null>} what the daemon signed;
   *   null is a bare 403
   */
  async #try(path, contentType, body, signer) {
    const boot = this.#boot ?? (await this.hello()).boot;
    const draft = {
      authority: `127.0.0.1:${signer.port}`,
      path,
      origin: this.#origin,
      contentType,
      body,
      created: Math.floor(this.#now() / 1000),
      nonce: base64url(random(16)),
      keyid: signer.client,
      boot,
    };
    const { headers, mark } = await signRequest(draft, signer.key);
    // Whatever goes wrong from here to a verified reply: the daemon of that hello may be gone.
    this.#boot = null;
    const exchange = { port: signer.port, path, headers, body, timeout: CALL_TIMEOUT };
    const { response, body: answer } = await post(this.#fetch, exchange);
    if (await this.#verified(response, answer, mark, signer)) {
      this.#boot = boot;
      return { ok: response.ok, status: response.status, message: parse(answer) };
    }
    if (response.status === 403) return null;
    throw new DaemonError("other-program");
  }

  /**
   * @param {string} client
   * @returns {Promise<Pairing>} who signs what was sealed under this client. Throws DaemonError
   *   `lost` where it was for another vault or key than the present one.
   */
  async #signer(client) {
    const now = await this.#paired();
    if (client === now.client) return now;
    const former = await this.#pairing(client);
    if (former?.vault !== now.vault || former.epoch !== now.epoch) throw new DaemonError("lost");
    return { ...now, client, key: former.key };
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
