/** Ways to go on with a query: operators, then their values with how many people have each. */

import { arrange, byId, element } from "./element.js";
import { called } from "./texts.js";
import { howMany } from "./words.js";

/** @import { Completion } from "../wire/types.d.ts" */

export class Ways {
  #list = byId("ways", HTMLElement);
  #onTake;
  /** @type {Completion[]} */
  #shown = [];
  #isStop = false;

  /** @param {(query: string) => void} onTake */
  constructor(onTake) {
    this.#onTake = onTake;
  }

  /** The query that Tab goes on with. */
  get first() {
    return this.#isStop ? undefined : this.#shown[0]?.query;
  }

  /**
   * @param {Completion[]} completions
   * @param {boolean} isStop Tab goes through them, as through all else; otherwise it takes the first
   */
  show(completions, isStop) {
    this.#shown = completions;
    this.#isStop = isStop;
    this.#list.hidden = completions.length === 0;
    arrange(this.#list, ...completions.map((one) => this.#way(one)));
  }

  /** @param {Completion} one */
  #way(one) {
    const { query, shown, count } = one;
    return element(
      "button",
      {
        type: "button",
        class: "way",
        // Where Tab takes the first, the others are for the pointer, and for typing on.
        tabindex: this.#isStop ? 0 : -1,
        onclick: () => this.#onTake(query),
      },
      shown,
      element("span", { class: "told" }, count === null ? asks(one) : howMany(count)),
    );
  }
}

/** @param {Completion} way @returns {string} what its operator asks for */
export function asks({ operator, help }) {
  return (operator && called("operator", operator)) || help;
}
