/** A field of a form that names somebody in the book, and offers whom it may be while one types. */

import { read } from "../background/messages.js";
import { Somebody } from "./somebody.js";

/** @param {{root: HTMLElement, offer(input: string, words: string[]): void}} form or a section that has one @param {string} input */
export function whom(form, input) {
  const somebody = new Somebody(
    async (query) => (await read("/v1/search", { query, limit: 8 })).hits,
    (words) => form.offer(input, words),
  );
  form.root.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === input) somebody.suggest(target.value);
  });
  return somebody;
}
