/**
 * A ZIP file of texts, stored and not compressed: what a format of many files is saved as.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12, 4.3.16
 */

import { concat, encode } from "../daemon/bytes.js";

const UTF8 = 0x0800; // names are UTF-8, section 4.4.4
const VERSION = 20;
const DAY = (1 << 5) | 1; // 1 January 1980: when is nobody's business
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** @param {Uint8Array} bytes @returns {number} CRC-32 */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ /** @type {number} */ (TABLE[(sum ^ byte) & 0xff]);
  return (sum ^ 0xffffffff) >>> 0;
}

/**
 * @param {Map<string, string>} files text by path
 * @returns {Uint8Array<ArrayBuffer>[]} one after the other, the ZIP file
 */
export function zip(files) {
  const pieces = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of files) {
    const name = encode(path);
    const content = encode(text);
    const common = [
      ...[u16(VERSION), u16(UTF8), u16(0), u16(0), u16(DAY)],
      ...[u32(crc32(content)), u32(content.length), u32(content.length), u16(name.length), u16(0)],
    ];
    const head = concat(u32(0x04034b50), ...common, name);
    pieces.push(head, content);
    directory.push(
      concat(
        ...[u32(0x02014b50), u16(VERSION), ...common],
        ...[u16(0), u16(0), u16(0), u32(0), u32(offset), name],
      ),
    );
    offset += head.length + content.length;
  }
  const index = concat(...directory);
  const end = concat(
    ...[u32(0x06054b50), u16(0), u16(0), u16(files.size), u16(files.size)],
    ...[u32(index.length), u32(offset), u16(0)],
  );
  return [...pieces, index, end];
}

/** @param {number} value */
function u16(value) {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

/** @param {number} value */
function u32(value) {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}
