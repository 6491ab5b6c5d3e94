/**
 * HTTP Message Signatures (RFC 9421), one fixed profile: Ed25519, label `kb`, the lists below.
 *
 * Both ends are ours, so the lists are matched as strings and no Structured Fields are parsed.
 * daemon/kithbook/web/README.md gives the profile.
 */

import { base64, encode, fromBase64 } from "./bytes.js";

/** @import { Bytes } from "./bytes.js" */

const REQUEST = '("@method" "@authority" "@path" "origin" "content-type" "content-digest")';
const HELLO = '("@status" "content-type" "content-digest")';
const REPLY =
  '("@status" "content-type" "content-digest" "signature";req;key="kb" "signature-input";req;key="kb")';
const SIGNATURE = /^kb=:([A-Za-z0-9+/]{86}==):$/;
const SIGNED_BY_DAEMON = /^;created=\d{1,12};keyid="daemon";alg="ed25519"$/;

/**
 * The signature base, RFC 9421 section 2.5.
 * @param {[component: string, value: string][]} lines components as they stand in the list
 * @param {string} params the list with its parameters
 */
export function base(lines, params) {
  const all = [...lines, ['"@signature-params"', params]];
  return encode(all.map(([component, value]) => `${component}: ${value}`).join("\n"));
}

/** @param {Bytes} body @returns {Promise<string>} a Content-Digest, RFC 9530 */
export async function contentDigest(body) {
  return `sha-256=:${base64(await crypto.subtle.digest("SHA-256", body))}:`;
}

/**
 * @typedef {object} Draft A request about to be signed.
 * @property {string} authority host and port
 * @property {string} path
 * @property {string} origin
 * @property {string} contentType
 * @property {Bytes} body
 * @property {number} created seconds since 1970
 * @property {string} nonce 16 bytes, base64url
 * @property {string} keyid the client's id
 * @property {string} boot the daemon's boot id, base64url
 */

/**
 * @typedef {object} Sealmark What a request was signed with; the reply is signed over it.
 * @property {string} signature `:BASE64:`
 * @property {string} params
 */

/**
 * @param {Draft} draft
 * @param {CryptoKey} key the client's private Ed25519 key
 * @returns {Promise<{headers: Record<string, string>, mark: Sealmark}>}
 */
export async function signRequest(draft, key) {
  const digest = await contentDigest(draft.body);
  const params =
    `${REQUEST};created=${draft.created};nonce="${draft.nonce}"` +
    `;keyid="${draft.keyid}";alg="ed25519";tag="${draft.boot}"`;
  const signed = base(
    [
      ['"@method"', "POST"],
      ['"@authority"', draft.authority],
      ['"@path"', draft.path],
      ['"origin"', draft.origin],
      ['"content-type"', draft.contentType],
      ['"content-digest"', digest],
    ],
    params,
  );
  const signature = `:${base64(await crypto.subtle.sign("Ed25519", key, signed))}:`;
  const headers = {
    "Content-Type": draft.contentType,
    "Content-Digest": digest,
    "Signature-Input": `kb=${params}`,
    Signature: `kb=${signature}`,
  };
  return { headers, mark: { signature, params } };
}

/**
 * Whether a reply looks like one of a Kithbook, ours or another. It proves nothing.
 * @param {{headers: Headers}} reply
 */
export function looksSigned({ headers }) {
  return SIGNATURE.test(headers.get("Signature") ?? "");
}

/**
 * Whether the daemon signed this reply, to this very request. A reply to hello has no mark: the
 * nonce in its body ties it to the request.
 * @param {{status: number, headers: Headers}} reply
 * @param {Bytes} body
 * @param {Sealmark | null} mark
 * @param {CryptoKey} key the daemon's public Ed25519 key
 * @returns {Promise<boolean>}
 */
export async function verifyReply(reply, body, mark, key) {
  const list = mark ? REPLY : HELLO;
  const params = (reply.headers.get("Signature-Input") ?? "").replace(/^kb=/, "");
  const signature = SIGNATURE.exec(reply.headers.get("Signature") ?? "")?.[1];
  if (!signature || !params.startsWith(list)) return false;
  if (!SIGNED_BY_DAEMON.test(params.slice(list.length))) return false;
  const digest = await contentDigest(body);
  if (reply.headers.get("Content-Digest") !== digest) return false;
  /** @type {[string, string][]} */
  const lines = [
    ['"@status"', String(reply.status)],
    ['"content-type"', reply.headers.get("Content-Type") ?? ""],
    ['"content-digest"', digest],
  ];
  if (mark) {
    lines.push(['"signature";req;key="kb"', mark.signature]);
    lines.push(['"signature-input";req;key="kb"', mark.params]);
  }
  return crypto.subtle.verify("Ed25519", key, fromBase64(signature), base(lines, params));
}
