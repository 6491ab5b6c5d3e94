/** What is asked and who was found, without a screen: question after question, page after page. */

import { asking } from "../look/asking.js";

/** @import { Completion, Hit, SearchReply } from "../wire/types.d.ts" */

export const PAGE = 20;

/** @type {SearchReply} */
const NOTHING = { hits: [], more: false, count: 0, notes: [], completions: [] };

/**
 * @typedef {object} Question
 * @property {string} query
 * @property {number} limit
 * @property {number} [offset]
 * @property {boolean} [complete]
 */

/**
 * @typedef {object} Means
 * @property {(question: Question) => Promise<SearchReply>} send
 * @property {() => string} wanted what stands in the field now
 * @property {() => void} onTold there is an answer, or none any more
 */

export class Finding {
  #means;
  #find = asking(
    () => this.#means.wanted(),
    async (query) =>
      this.#take(query, await this.#means.send({ query, limit: PAGE, complete: true })),
  );
  #reply = NOTHING;
  /** What the hits were asked for; null: there was no answer. @type {string | null} */
  query = null;
  /** Of every page so far. @type {Hit[]} */
  hits = [];

  /** @param {Means} means */
  constructor(means) {
    this.#means = means;
  }

  /** How many there are in all: exact to a thousand, and then one more. */
  get count() {
    return this.#reply.count;
  }

  get notes() {
    return this.#reply.notes;
  }

  get isMore() {
    return this.hits.length > 0 && this.hits.length < this.count;
  }

  /** Whether nobody was found but whom one may not mean: a guess is somebody else, as a rule. */
  get isUnsure() {
    return !this.hits.some(({ guessed }) => !guessed);
  }

  /**
   * How the question may go on. Where nothing is asked yet, only what one has a use for at once:
   * the saved searches. Operators come with their first letter. @returns {Completion[]}
   */
  get ways() {
    return this.#reply.completions.filter(
      ({ query, count }) => query !== this.query && (this.query !== "" || count !== null),
    );
  }

  /** Ask for what is wanted now. */
  async ask() {
    try {
      await this.#find();
    } catch (error) {
      this.#take(null, NOTHING);
      throw error;
    }
  }

  /** Ask for those that follow. @returns {Promise<number | null>} where they begin; null: nowhere, as it is another list by now */
  async follow() {
    const { query, hits } = this;
    if (query === null) return null;
    const offset = hits.length;
    const reply = await this.#means.send({ query, limit: PAGE, offset });
    if (hits !== this.hits || query !== this.#means.wanted()) return null;
    this.hits = [...hits, ...reply.hits];
    this.#means.onTold();
    return Math.min(offset, this.hits.length - 1);
  }

  /** @param {string | null} query @param {SearchReply} reply */
  #take(query, reply) {
    this.query = query;
    this.#reply = reply;
    this.hits = reply.hits;
    this.#means.onTold();
  }
}
