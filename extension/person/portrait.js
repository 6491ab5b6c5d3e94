/** A portrait: the person's photo, or initials on a colour that stays with the name. */

import { fromBase64url } from "../daemon/bytes.js";
import { element, glyph } from "../look/element.js";
import { initials, tone } from "../look/words.js";

/** @import { Photo } from "../wire/types.d.ts" */

/**
 * @param {string} name
 * @param {"" | "small"} [size]
 * @param {HTMLCanvasElement | null} [face]
 */
export function portrait(name, size = "", face = null) {
  const letters = initials(name);
  return element(
    "span",
    { class: `portrait ${size}`, "data-tone": tone(name), "aria-hidden": "true" },
    face ?? (letters || glyph("text")),
  );
}

/**
 * Drawn, since the extension's pages may load no picture but their own.
 * @param {Photo} photo
 * @returns {Promise<HTMLCanvasElement | null>} null where the browser cannot read it
 */
export async function drawn({ image, width, height }) {
  const canvas = element("canvas", { width, height });
  try {
    const jpeg = new Blob([fromBase64url(image)], { type: "image/jpeg" });
    const bitmap = await createImageBitmap(jpeg);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return canvas;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
