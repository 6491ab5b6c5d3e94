/** Who is meant by the words in a field: people are offered while one types, and one of them is chosen. */

import { DaemonError } from "../daemon/failure.js";

/** @typedef {{person: string, name: string, line: string}} Met */

export class Somebody {
  #find;
  #offer;
  /** Whom the words offered stand for. @type {Map<string, string>} */
  #met = new Map();
  /** The newest question, and its number: what an older one is told later comes too late. */
  #asked = Promise.resolve();
  #asking = 0;

  /**
   * @param {(typed: string) => Promise<Met[]>} find
   * @param {(words: string[]) => void} offer
   */
  constructor(find, offer) {
    this.#find = find;
    this.#offer = offer;
  }

  /** Offer who may be meant. @param {string} typed */
  suggest(typed) {
    if (typed.trim()) this.#asked = this.#ask(typed, ++this.#asking);
    return this.#asked;
  }

  /** The person whom the words mean, once all is heard; null if that is not clear. @param {string} words */
  async chosen(words) {
    await this.#asked;
    const only = this.#met.size === 1 ? [...this.#met.values()][0] : undefined;
    return this.#met.get(words) ?? only ?? null;
  }

  /** @param {string} typed @param {number} number */
  async #ask(typed, number) {
    try {
      const found = await this.#find(typed);
      if (number !== this.#asking) return;
      this.#met = new Map(found.map(({ person, name, line }) => [called(name, line), person]));
      this.#offer([...this.#met.keys()]);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
  }
}

/** @param {string} name @param {string} line */
function called(name, line) {
  return line ? `${name} · ${line}` : name;
}
