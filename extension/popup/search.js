/** Search as you type: the field, and the list of who was found. */

import { read } from "../background/messages.js";
import { doubts } from "../look/doubts.js";
import { arrange, byId, element, glyph } from "../look/element.js";
import { t } from "../look/texts.js";
import { Ways } from "../look/ways.js";
import { fieldName, highlighted, howMany, openable, standing } from "../look/words.js";
import { portrait } from "../person/portrait.js";
import { Finding } from "./finding.js";

/** @import { Hit } from "../wire/types.d.ts" */

const FAR = { PageDown: 8, PageUp: -8 };

/**
 * @typedef {object} Ears
 * @property {(hit: Hit) => void} onOpen
 * @property {(name: string) => void} onAdd nobody is of that name: add it
 * @property {(query: string) => void} onQuery the question changed
 * @property {(sentence: string) => void} announce
 * @property {(error: unknown) => void} onError
 */

export class Search {
  #ears;
  #input = byId("search", HTMLInputElement);
  #list = byId("hits", HTMLElement);
  #newest = byId("found-title", HTMLElement);
  #notes = byId("search-notes", HTMLElement);
  #ways = new Ways((query) => this.#goOn(query));
  #finding = new Finding({
    send: (question) => read("/v1/search", question),
    wanted: () => this.query,
    onTold: () => this.#show(),
  });
  /** The hits on screen. @type {Hit[]} */
  #hits = [];
  /** Their rows, by what they show. @type {Map<string, HTMLElement>} */
  #rows = new Map();
  #active = -1;
  /** What they were asked for. @type {string | null} */
  #shown = null;

  /** @param {Ears} ears */
  constructor(ears) {
    this.#ears = ears;
    this.#input.addEventListener("input", () => {
      ears.onQuery(this.query);
      this.ask();
    });
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.focus();
    // Firefox loads a popup before it shows it, and at times nothing in it takes the focus yet.
    window.addEventListener("focus", () => {
      if (document.activeElement === document.body) this.#input.focus();
    });
  }

  get query() {
    return this.#input.value.trim();
  }

  focus() {
    this.#input.focus();
  }

  clear() {
    this.#input.value = "";
    this.#ears.onQuery("");
    this.ask();
  }

  /** Ask for what stands in the field now. */
  async ask() {
    try {
      await this.#finding.ask();
    } catch (error) {
      this.#ears.onError(error);
    }
  }

  /** Go on with a query that was offered. @param {string} query */
  #goOn(query) {
    this.#input.value = query;
    this.#input.focus();
    this.#input.setSelectionRange(query.length, query.length);
    this.#ears.onQuery(this.query);
    this.ask();
  }

  /** Show those that follow. */
  async #follow() {
    try {
      const first = await this.#finding.follow();
      if (first !== null) this.#choose(first);
    } catch (error) {
      this.#ears.onError(error);
    }
  }

  #show() {
    const { query, hits, notes, count, ways, isMore, isUnsure } = this.#finding;
    this.#notes.textContent = doubts(notes).join(" ");
    this.#notes.hidden = notes.length === 0;
    this.#ways.show(ways, query === "");
    // Who was marked stays marked when the same question is asked again.
    const marked = query === this.#shown ? this.#hits[this.#active]?.person : undefined;
    const still = hits.findIndex(({ person }) => person === marked);
    this.#shown = query;
    this.#hits = hits;
    this.#newest.hidden = query !== "" || hits.length === 0;
    this.#rows = new Map(
      hits.map((hit, at) => {
        const key = JSON.stringify([at, hit]);
        return [key, this.#rows.get(key) ?? this.#row(hit, at)];
      }),
    );
    const nobody = isUnsure ? [query ? this.#offer(query) : emptyBook()] : [];
    const rest = isMore ? [this.#rest()] : [];
    arrange(this.#list, ...this.#rows.values(), ...(query === null ? [] : nobody), ...rest);
    this.#choose(still < 0 && query ? 0 : still);
    if (query) this.#ears.announce(hits.length ? t("hits_found", howMany(count)) : t("hits_none"));
  }

  /** What leads to the next page. */
  #rest() {
    const words = t("hits_rest", this.#hits.length, howMany(this.#finding.count));
    return element(
      "div",
      { role: "option", id: "hits-rest", class: "rest", onclick: () => this.#follow() },
      words,
    );
  }

  /** @param {Hit} hit @param {number} at */
  #row(hit, at) {
    const words = element(
      "div",
      { class: "words" },
      element("div", { class: "name" }, ...highlighted(hit.name, hit.name_marks)),
      hit.line &&
        element("div", { class: "line", dir: "auto" }, ...highlighted(hit.line, hit.line_marks)),
    );
    if (hit.field) {
      const where = element("span", { class: "where" }, fieldName(hit.field));
      words.append(
        element("div", { class: "snippet" }, where, ...highlighted(hit.snippet, hit.snippet_marks)),
      );
    }
    const stands = standing(hit.last, hit.due);
    if (stands) words.append(element("div", { class: "standing" }, stands));
    const open = () => this.#ears.onOpen(hit);
    const properties = {
      role: "option",
      id: `hit-${at}`,
      "data-person": hit.person,
      onclick: open,
    };
    return element("div", properties, portrait(hit.name, "small"), words);
  }

  /** @param {string} query */
  #offer(query) {
    const sign = element("span", { class: "portrait small", "data-tone": 0 }, glyph("add"));
    const words = element(
      "div",
      { class: "words" },
      element("div", { class: "name" }, t("hits_add", query)),
      element("div", { class: "line" }, t("nobody_by_words")),
    );
    const add = () => this.#ears.onAdd(query);
    return element("div", { role: "option", id: "add-query", onclick: add }, sign, words);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const rows = this.#list.querySelectorAll("[role=option]").length;
    const held = event.ctrlKey || event.metaKey;
    const hit = this.#hits[this.#active];
    const far = FAR[/** @type {keyof typeof FAR} */ (event.key)];
    if (event.key === "ArrowDown" && rows) this.#choose((this.#active + 1) % rows);
    else if (event.key === "ArrowUp" && rows) this.#choose((this.#active - 1 + rows) % rows);
    else if (far && rows) this.#choose(Math.min(Math.max(this.#active + far, 0), rows - 1));
    else if (event.key === "Enter" && held) this.#visit(hit);
    else if (event.key === "Enter") this.#option()?.click();
    else if (event.key === "c" && held && this.#nothingSelected()) this.#copy(hit);
    else if (event.key === "Tab" && !event.shiftKey && this.#ways.first)
      this.#goOn(this.#ways.first);
    else if (event.key === "Escape" && this.#input.value) this.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #nothingSelected() {
    return this.#input.selectionStart === this.#input.selectionEnd;
  }

  /** @param {number} at -1 for none */
  #choose(at) {
    this.#option()?.setAttribute("aria-selected", "false");
    this.#active = at;
    const option = this.#option();
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option?.id ?? "");
    this.#input.setAttribute("aria-expanded", String(Boolean(this.#list.childElementCount)));
  }

  /** @returns {HTMLElement | undefined} */
  #option() {
    return this.#list.querySelectorAll(/** @type {"div"} */ ("[role=option]"))[this.#active];
  }

  /** @param {Hit | undefined} hit */
  async #copy(hit) {
    if (!hit?.email) return this.#ears.announce(t("hits_no_email"));
    await navigator.clipboard.writeText(hit.email);
    this.#ears.announce(t("copied_value", hit.email));
  }

  /** @param {Hit | undefined} hit */
  async #visit(hit) {
    const url = hit?.url && openable(hit.url);
    if (!url) return this.#ears.announce(t("hits_no_profile"));
    await chrome.tabs.create({ url });
    window.close();
  }
}

function emptyBook() {
  return element("p", { class: "empty" }, t("hits_empty_book"));
}
