/** Who is chosen in a list, in the order in which they were. */

/** @typedef {{person: string, name: string}} Chosen */

export class Selection {
  /** @type {Map<string, string>} */
  #chosen = new Map();
  /** From where a stretch goes on: an index of the list. */
  anchor = 0;
  /** Told after each change. @type {() => void} */
  onChange = () => {};

  get size() {
    return this.#chosen.size;
  }

  /** @returns {Chosen[]} */
  get people() {
    return [...this.#chosen].map(([person, name]) => ({ person, name }));
  }

  /** @param {string} person */
  has(person) {
    return this.#chosen.has(person);
  }

  /** @param {Chosen} one @param {number} index where they stand */
  toggle({ person, name }, index) {
    this.anchor = index;
    if (!this.#chosen.delete(person)) this.#chosen.set(person, name);
    this.onChange();
  }

  /** Choose these too. @param {Chosen[]} people */
  add(people) {
    for (const { person, name } of people)
      if (!this.#chosen.has(person)) this.#chosen.set(person, name);
    this.onChange();
  }

  clear() {
    this.#chosen.clear();
    this.onChange();
  }
}

/** @param {number} anchor @param {number} index @returns {[from: number, to: number]} the stretch between two */
export function stretch(anchor, index) {
  return [Math.min(anchor, index), Math.max(anchor, index)];
}
