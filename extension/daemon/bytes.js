/** Bytes and the texts they travel as. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const utf8 = new TextEncoder();

/** @param {string} text @returns {Bytes} its UTF-8 */
export function encode(text) {
  return utf8.encode(text);
}

/** @param {Bytes} bytes @returns {string} Throws TypeError where they are not UTF-8. */
export function decode(bytes) {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** @param {...(Uint8Array | ArrayBuffer)} parts @returns {Bytes} */
export function concat(...parts) {
  const arrays = parts.map((part) => new Uint8Array(part));
  const whole = new Uint8Array(arrays.reduce((length, array) => length + array.length, 0));
  let offset = 0;
  for (const array of arrays) {
    whole.set(array, offset);
    offset += array.length;
  }
  return whole;
}

/** @param {number} size how many @returns {Bytes} */
export function random(size) {
  return crypto.getRandomValues(new Uint8Array(size));
}

/** @param {number} value @param {2 | 4} size in bytes @returns {Bytes} big-endian */
export function number(value, size) {
  const bytes = new Uint8Array(size);
  for (let at = size - 1, rest = value; at >= 0; at -= 1, rest = Math.floor(rest / 256)) {
    bytes[at] = rest % 256;
  }
  return bytes;
}

// `toBase64` and `fromBase64` of Uint8Array are not in Node 20, where the tests run.
/** @param {Uint8Array | ArrayBuffer} bytes 48 kB at most @returns {string} RFC 4648 section 4 */
export function base64(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** @type {{fromBase64?: (text: string) => Bytes}} */
const native = /** @type {any} */ (Uint8Array);

/** @param {string} text @returns {Bytes} Throws where it is not base64. */
export function fromBase64(text) {
  // A picture of the screen is some MB: ten times as fast, and the background does nothing else.
  if (native.fromBase64) return native.fromBase64(text);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** @param {Uint8Array | ArrayBuffer} bytes @returns {string} RFC 4648 section 5, no padding */
export function base64url(bytes) {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text @returns {Bytes} */
export function fromBase64url(text) {
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
