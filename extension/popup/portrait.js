/** A portrait without a picture: initials on a colour that stays with the name. */

import { element, glyph } from "../look/element.js";
import { initials, tone } from "./words.js";

/** @param {string} name @param {"" | "small"} [size] */
export function portrait(name, size = "") {
  const letters = initials(name);
  return element(
    "span",
    { class: `portrait ${size}`, "data-tone": tone(name), "aria-hidden": "true" },
    letters || glyph("text"),
  );
}
