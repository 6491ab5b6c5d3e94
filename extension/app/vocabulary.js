/** Words that the book knows by an English code, and anybody may put others beside: labels, relations. */

import { called } from "../look/texts.js";

export class Vocabulary {
  #kind;
  #codes;

  /** @param {"label" | "relation"} kind of texts @param {string[]} codes as on the wire */
  constructor(kind, codes) {
    this.#kind = kind;
    this.#codes = codes;
  }

  /** All that are known, to choose from. */
  get words() {
    return this.#codes.map((code) => this.word(code));
  }

  /** @param {string} code as on the wire, which may be somebody's own word */
  word(code) {
    return (this.#codes.includes(code) && called(this.#kind, code)) || code;
  }

  /** @param {string} typed @returns {string} as on the wire */
  code(typed) {
    const plain = typed.trim().toLocaleLowerCase();
    return this.#codes.find((code) => this.word(code).toLocaleLowerCase() === plain) ?? typed;
  }
}
