/** UUIDs, version 7 (RFC 9562 section 5.7): made here, sortable by time. */

import { random } from "./bytes.js";

/** @import { Bytes } from "./bytes.js" */

/** @param {number} now milliseconds since 1970 @returns {string} */
export function uuid7(now = Date.now()) {
  const bytes = random(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(6, 0x7000 | (view.getUint16(6) & 0x0fff)); // version
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f)); // variant
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {string} uuid @returns {Bytes} its 16 bytes. Throws RangeError where it is none. */
export function uuidBytes(uuid) {
  const hex = uuid.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError("not a UUID");
  return Uint8Array.from({ length: 16 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}
