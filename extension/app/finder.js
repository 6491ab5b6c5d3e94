/** Finding somebody from any page of the app: a field, and who matches below it. */

import { read } from "../background/messages.js";
import { arrange, byId, element } from "../look/element.js";
import { highlighted } from "../look/words.js";
import { portrait } from "../person/portrait.js";

/** @import { Hit } from "../wire/types.d.ts" */

const MOST = 12;

/**
 * @typedef {object} Ears
 * @property {(person: string) => void} onOpen
 * @property {(error: unknown) => void} onError
 */

export class Finder {
  #ears;
  #input = byId("search", HTMLInputElement);
  #list = byId("hits", HTMLElement);
  #active = -1;
  #asking = false;

  /** @param {Ears} ears */
  constructor(ears) {
    this.#ears = ears;
    this.#input.addEventListener("input", () => this.#ask());
    this.#input.addEventListener("focus", () => this.#ask());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    byId("finder", HTMLElement).addEventListener("focusout", ({ relatedTarget }) => {
      if (!byId("finder", HTMLElement).contains(/** @type {Node | null} */ (relatedTarget)))
        this.#close();
    });
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  async #ask() {
    if (this.#asking) return; // the loop below looks again
    this.#asking = true;
    try {
      let asked;
      do {
        asked = this.#input.value.trim();
        const { hits } = await read("/v1/search", { query: asked, limit: MOST });
        this.#show(hits, asked);
      } while (this.#input.value.trim() !== asked);
    } catch (error) {
      this.#close();
      this.#ears.onError(error);
    } finally {
      this.#asking = false;
    }
  }

  /** @param {Hit[]} hits @param {string} asked */
  #show(hits, asked) {
    const rows = hits.map((hit, at) => this.#row(hit, at));
    const nobody = element("p", { class: "empty" }, `Nobody found by “${asked}”.`);
    arrange(this.#list, ...(rows.length || !asked ? rows : [nobody]));
    this.#list.hidden = document.activeElement !== this.#input || !this.#list.childElementCount;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#choose(rows.length && asked ? 0 : -1);
  }

  /** @param {Hit} hit @param {number} at */
  #row(hit, at) {
    return element(
      "div",
      {
        role: "option",
        id: `hit-${at}`,
        "data-person": hit.person,
        // The field loses the focus before a click is whole.
        onmousedown: (event) => event.preventDefault(),
        onclick: () => this.#open(hit.person),
      },
      portrait(hit.name, "small"),
      element(
        "div",
        { class: "words" },
        element("div", { class: "name" }, ...highlighted(hit.name, hit.name_marks)),
        hit.line && element("div", { class: "line" }, ...highlighted(hit.line, hit.line_marks)),
        hit.field &&
          element(
            "div",
            { class: "line" },
            `${hit.field.replaceAll("_", " ")}: `,
            ...highlighted(hit.snippet, hit.snippet_marks),
          ),
      ),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const rows = this.#rows().length;
    if (event.key === "ArrowDown" && rows) this.#choose((this.#active + 1) % rows);
    else if (event.key === "ArrowUp" && rows) this.#choose((this.#active - 1 + rows) % rows);
    else if (event.key === "Enter") this.#rows()[this.#active]?.click();
    else if (event.key === "Escape") this.#input.blur();
    else return;
    event.preventDefault();
  }

  /** @returns {NodeListOf<HTMLElement>} */
  #rows() {
    return this.#list.querySelectorAll("[role=option]");
  }

  /** @param {number} at -1 for none */
  #choose(at) {
    this.#active = at;
    for (const [number, row] of this.#rows().entries())
      row.setAttribute("aria-selected", String(number === at));
    const row = this.#rows()[at];
    row?.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", row?.id ?? "");
  }

  /** @param {string} person */
  #open(person) {
    this.#input.value = "";
    this.#input.blur();
    this.#close();
    this.#ears.onOpen(person);
  }

  #close() {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
  }
}
