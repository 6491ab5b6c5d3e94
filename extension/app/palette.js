/** Finding anyone, going anywhere and doing what can be done, by keys: Ctrl+K, or /. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { asking } from "../look/asking.js";
import { arrange, byId, element, glyph } from "../look/element.js";
import { t } from "../look/texts.js";
import { fieldName, highlighted } from "../look/words.js";
import { portrait } from "../person/portrait.js";
import { match } from "./fuzzy.js";

/** @import { Hit } from "../wire/types.d.ts" */

const MOST = 8; // people
const MOST_COMMANDS = 6; // beside people

/**
 * @typedef {object} Command What can be gone to or done.
 * @property {string} words
 * @property {string} sign a glyph
 * @property {() => unknown} act
 */

/**
 * @typedef {object} Ears
 * @property {(person: string) => void} onOpen
 * @property {(error: unknown) => void} onError
 */

export class Palette {
  #ears;
  #commands;
  #dialog = byId("palette", HTMLDialogElement);
  #input = byId("search", HTMLInputElement);
  #list = byId("hits", HTMLElement);
  #active = -1;
  #find = asking(
    () => this.#input.value.trim(),
    async (query) => {
      const { hits } = await read("/v1/search", { query, limit: MOST });
      this.#show(hits, query);
    },
  );

  /** @param {Command[]} commands @param {Ears} ears */
  constructor(commands, ears) {
    this.#commands = commands;
    this.#ears = ears;
    this.#input.addEventListener("input", () => this.#ask());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#dialog.addEventListener("click", ({ target }) => {
      if (target === this.#dialog) this.#dialog.close(); // beside it
    });
  }

  open() {
    if (!this.#dialog.open) {
      this.#input.value = "";
      this.#show([], "");
      this.#dialog.showModal();
    }
    this.#input.focus();
    this.#input.select();
    this.#ask();
  }

  async #ask() {
    try {
      await this.#find();
    } catch (error) {
      this.#show([], this.#input.value.trim()); // pages can be gone to all the same
      if (error instanceof DaemonError && error.signed) this.#ears.onError(error);
    }
  }

  /** @param {Hit[]} hits @param {string} asked */
  #show(hits, asked) {
    const commands = this.#matching(asked);
    const sure = hits.filter(({ guessed }) => !guessed);
    const groups = [
      group(
        t("palette_people"),
        sure.map((hit) => this.#person(hit)),
      ),
      group(t("palette_go"), commands),
      group(
        t("palette_nearly"),
        hits.filter(({ guessed }) => guessed).map((hit) => this.#person(hit)),
      ),
    ];
    // Without a word, where to go is asked for more often than who came last.
    if (!asked) groups.unshift(...groups.splice(1, 1));
    const shown = groups.filter((one) => one !== null);
    const nothing = element("p", { class: "empty" }, t("palette_nothing", asked));
    arrange(this.#list, ...(shown.length ? shown : [nothing]));
    for (const [at, row] of this.#rows().entries()) row.id = `hit-${at}`;
    this.#choose(this.#rows().length ? 0 : -1);
  }

  /** @param {string} asked */
  #matching(asked) {
    return this.#commands
      .flatMap((command) => {
        const found = match(asked, command.words);
        return found ? [{ command, ...found }] : [];
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, asked ? MOST_COMMANDS : undefined)
      .map(({ command, marks }) =>
        this.#row(
          () => command.act(),
          {},
          glyph(command.sign),
          element("div", { class: "name" }, ...highlighted(command.words, marks)),
        ),
      );
  }

  /** @param {Hit} hit */
  #person(hit) {
    return this.#row(
      () => this.#ears.onOpen(hit.person),
      { "data-person": hit.person },
      portrait(hit.name, "small"),
      element("div", { class: "name" }, ...highlighted(hit.name, hit.name_marks)),
      hit.line && element("div", { class: "line" }, ...highlighted(hit.line, hit.line_marks)),
      hit.field &&
        element(
          "div",
          { class: "line" },
          t("found_in", fieldName(hit.field)),
          " ",
          ...highlighted(hit.snippet, hit.snippet_marks),
        ),
    );
  }

  /**
   * @param {() => unknown} act
   * @param {Record<string, string>} properties
   * @param {HTMLElement} sign
   * @param {...(HTMLElement | string | false | null)} words
   */
  #row(act, properties, sign, ...words) {
    const go = () => {
      this.#dialog.close();
      act();
    };
    return element(
      "div",
      { role: "option", ...properties, onclick: go },
      sign,
      element("div", { class: "words" }, ...words),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const rows = this.#rows().length;
    if (event.key === "ArrowDown" && rows) this.#choose((this.#active + 1) % rows);
    else if (event.key === "ArrowUp" && rows) this.#choose((this.#active - 1 + rows) % rows);
    else if (event.key === "Enter") this.#rows()[this.#active]?.click();
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
}

/** @param {string} title @param {HTMLElement[]} rows */
function group(title, rows) {
  if (!rows.length) return null;
  return element(
    "div",
    { role: "group", "aria-label": title },
    element("div", { class: "title", "aria-hidden": "true" }, title),
    ...rows,
  );
}
