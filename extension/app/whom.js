/** A field of a form that names somebody in the book, and offers whom it may be while one types. */

import { read } from "../background/messages.js";
import { Somebody } from "./somebody.js";

/** @import { Section } from "./section.js" */

/** @param {Section} section @param {string} input */
export function whom(section, input) {
  const somebody = new Somebody(
    async (query) => (await read("/v1/search", { query, limit: 8 })).hits,
    (words) => section.offer(input, words),
  );
  section.root.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === input) somebody.suggest(target.value);
  });
  return somebody;
}
