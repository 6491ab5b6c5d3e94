/**
 * The picture of whom a page is about, cut out of what the window shows: nothing is fetched. Wherever
 * anything is in doubt there is none, and that is never an error.
 */

import { base64url, fromBase64 } from "../daemon/bytes.js";
import { run } from "./capture.js";

/** @import { PhotoRequest } from "../wire/types.d.ts" */

/**
 * @typedef {object} Sight Where a page shows a picture, in CSS pixels of its window.
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} across how wide the window is
 * @property {string} source the picture's address
 * @property {string | null} alt what it is called, where only that says whose it is
 */

// Both as in protocol/kithbook_protocol/photo.py.
const MOST_SIDE = 256; // pixels
const MOST_BYTES = 48 * 1024;
const QUALITY = 0.85;
const PLAIN = 12; // of 255: what differs less, anywhere, is one colour and nobody's face

/**
 * @param {number} tab
 * @returns {Promise<Omit<PhotoRequest, "capture"> | null>}
 */
export async function photo(tab) {
  const sight = await look(tab);
  if (!sight) return null;
  try {
    const { windowId } = await chrome.tabs.get(tab);
    const screen = await chrome.tabs.captureVisibleTab(windowId, { format: "png" });
    // Another tab may have come to the front, or the page moved on, while the picture was taken.
    const { active } = await chrome.tabs.get(tab);
    const after = await look(tab);
    if (!active || JSON.stringify(after) !== JSON.stringify(sight)) return null;
    const image = await cut(screen, sight);
    return image && { image: base64url(image), source: sight.source, alt: sight.alt };
  } catch {
    return null; // The tab is gone, or the browser shows this page to nobody.
  }
}

/** @param {number} tab @returns {Promise<Sight | null>} */
function look(tab) {
  return run(tab, "page/bystanders.js", "page/photo.js");
}

/**
 * @param {string} screen the window's picture as a data: address
 * @param {Sight} sight
 * @returns {Promise<ArrayBuffer | null>} a JPEG; null where it is of one colour, or too large
 */
async function cut(screen, sight) {
  const bytes = fromBase64(screen.slice(screen.indexOf(",") + 1));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  // Pixels of the screen to one of the page, whatever zoom and screen make of it.
  const scale = bitmap.width / sight.across;
  const [width, height] = [sight.width * scale, sight.height * scale];
  const shrink = Math.min(1, MOST_SIDE / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.floor(width * shrink)),
    Math.max(1, Math.floor(height * shrink)),
  );
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return null;
  context.imageSmoothingQuality = "high";
  const { x, y } = sight;
  const whole = /** @type {const} */ ([0, 0, canvas.width, canvas.height]);
  context.drawImage(bitmap, x * scale, y * scale, width, height, ...whole);
  bitmap.close();
  if (isPlain(context.getImageData(...whole).data)) return null;
  const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return jpeg.type === "image/jpeg" && jpeg.size <= MOST_BYTES ? jpeg.arrayBuffer() : null;
}

/** @param {Uint8ClampedArray} pixels red, green, blue and alpha of each */
export function isPlain(pixels) {
  return [0, 1, 2].every((channel) => {
    let [least, most] = [255, 0];
    for (let at = channel; at < pixels.length; at += 4) {
      const value = pixels[at] ?? 0;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least < PLAIN;
  });
}
