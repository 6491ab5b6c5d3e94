/** Something that is on or off, with the words beside it and what it means below. */

import { element } from "../look/element.js";

/** @param {HTMLInputElement} box with an id, described by `${id}-told` @param {string} words @param {string} told */
export function choice(box, words, told) {
  return element(
    "div",
    { class: "choice" },
    box,
    element(
      "div",
      {},
      element("label", { for: box.id }, words),
      element("p", { id: `${box.id}-told`, class: "soft" }, told),
    ),
  );
}
