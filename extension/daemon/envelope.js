/** Envelopes: a request compressed, padded, sealed to the vault. web/README.md has the layout. */

import { concat, encode, number } from "./bytes.js";
import { seal } from "./seal.js";
import { uuidBytes } from "./uuid.js";

/** @import { Bytes } from "./bytes.js" */

export const ENVELOPE = "application/vnd.kithbook.envelope";

const MAGIC = encode("KBE1");
const LABEL = concat(encode("kithbook envelope 1"), Uint8Array.of(0));
const BLOCK = 1024; // bytes; hides the length of a name or a search word
const PLAIN = 0;
const GZIP = 1;

/**
 * @typedef {object} Recipient Whom an envelope is for, and from whom.
 * @property {Bytes} sealingKey the vault's X25519 public key
 * @property {string} vault
 * @property {string} client
 * @property {number} epoch of the sealing key
 */

/** @param {Bytes} bytes @returns {Promise<Bytes>} */
async function gzip(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Bytes} json @returns {Promise<Bytes>} encoding | length | JSON, so encoded | zeros */
export async function pad(json) {
  // What fits into one block is not compressed: it would be padded up again.
  const small = json.length <= BLOCK - 5;
  const body = small ? json : await gzip(json);
  const head = concat(Uint8Array.of(small ? PLAIN : GZIP), number(body.length, 4));
  const zeros = (BLOCK - ((head.length + body.length) % BLOCK)) % BLOCK;
  return concat(head, body, new Uint8Array(zeros));
}

/**
 * @param {Recipient} recipient
 * @param {string} path the call it is for
 * @param {string} id UUIDv7: of the item, and the key that makes repeating it harmless
 * @returns {Bytes} what the seal is bound to
 */
export function binding(recipient, path, id) {
  const { vault, client, epoch } = recipient;
  return concat(
    LABEL,
    uuidBytes(vault),
    uuidBytes(client),
    uuidBytes(id),
    number(epoch, 4),
    encode(path),
  );
}

/**
 * @param {Recipient} recipient
 * @param {string} path
 * @param {string} id
 * @param {unknown} request
 * @returns {Promise<Bytes>}
 */
export async function envelope(recipient, path, id, request) {
  const plaintext = await pad(encode(JSON.stringify(request)));
  const sealed = await seal(recipient.sealingKey, binding(recipient, path, id), plaintext);
  return concat(MAGIC, number(recipient.epoch, 4), uuidBytes(id), sealed);
}
