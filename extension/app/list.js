/** A list of any length: only the rows on screen are made. Worked by keys, and by the mouse. */

import { arrange, element } from "../look/element.js";
import { t } from "../look/texts.js";
import { blank, row } from "./row.js";
import { stretch } from "./selection.js";

/** @import { Hit } from "../wire/types.d.ts" */
/** @import { Book } from "./book.js" */
/** @import { Selection } from "./selection.js" */

export const ROW = 56; // pixels, as list.css has it
const BEYOND = 8; // rows made above and below
/** Of more, a browser cannot scroll through: the height of an element has an end. */
export const MOST_ROWS = 250_000;
const FAR = { PageDown: 1, PageUp: -1 };

/**
 * @typedef {object} Setting
 * @property {Book<Hit>} book
 * @property {Selection} selection
 * @property {(hit: Hit) => void} onOpen
 * @property {() => void} onAll choose everybody
 * @property {() => void} onDelete delete who is chosen
 * @property {(error: unknown) => void} onError
 */

export class List {
  #setting;
  #inner = element("div", { role: "rowgroup", class: "rows" });
  /** Rows that are made, by where they stand. @type {Map<number, {hit: Hit | undefined, root: HTMLElement}>} */
  #rows = new Map();
  /** Where the keys are. */
  #cursor = 0;
  #scrolled = 0;

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.root = element(
      "div",
      {
        id: "people",
        class: "list",
        role: "grid",
        tabindex: 0,
        "aria-label": t("people_title"),
        "aria-multiselectable": "true",
        onscroll: () => this.#scroll(),
        onclick: (/** @type {MouseEvent} */ event) => this.#click(event),
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
        onfocus: () => this.draw(),
      },
      this.#inner,
    );
    new ResizeObserver(() => this.draw()).observe(this.root);
  }

  get #length() {
    return Math.min(this.#setting.book.count ?? 0, MOST_ROWS);
  }

  /** Begin at the top, as with another list. */
  top() {
    this.#cursor = 0;
    this.#setting.selection.anchor = 0;
    this.root.scrollTop = 0;
    this.#scrolled = 0;
  }

  /** Stand where one was when the page was left. */
  back() {
    this.root.scrollTop = this.#scrolled;
  }

  /** Show what there is now. */
  draw() {
    const { book, selection } = this.#setting;
    const length = this.#length;
    this.#inner.style.height = `${length * ROW}px`;
    this.root.setAttribute("aria-rowcount", String(book.count ?? -1));
    this.#cursor = Math.min(this.#cursor, Math.max(0, length - 1));
    const first = Math.floor(this.root.scrollTop / ROW) - BEYOND;
    const last = Math.ceil((this.root.scrollTop + this.root.clientHeight) / ROW) + BEYOND;
    book.near(first, last);
    const rows = new Map();
    for (let at = Math.max(0, first); at < Math.min(length, last); at += 1) {
      const hit = book.at(at);
      const known = this.#rows.get(at);
      const made = known?.hit === hit ? known?.root : undefined;
      const root = made ?? this.#make(hit, at);
      this.#mark(root, hit !== undefined && selection.has(hit.person), at === this.#cursor);
      rows.set(at, { hit, root });
    }
    this.#rows = rows;
    arrange(this.#inner, ...[...rows.values()].map(({ root }) => root));
    this.root.setAttribute("aria-activedescendant", length ? `row-${this.#cursor}` : "");
  }

  /** @param {Hit | undefined} hit @param {number} at */
  #make(hit, at) {
    const root = hit ? row(hit, at) : blank(at);
    root.style.transform = `translateY(${at * ROW}px)`;
    return root;
  }

  /** @param {HTMLElement} root @param {boolean} chosen @param {boolean} here */
  #mark(root, chosen, here) {
    root.setAttribute("aria-selected", String(chosen));
    root.toggleAttribute("data-here", here);
    const box = root.querySelector("input");
    if (box) box.checked = chosen;
  }

  #scroll() {
    this.#scrolled = this.root.scrollTop;
    requestAnimationFrame(() => this.draw());
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const at = [...this.#rows].find(([, { root }]) => root.contains(target))?.[0];
    const hit = at === undefined ? undefined : this.#rows.get(at)?.hit;
    if (at === undefined || !hit) return;
    const held = event.ctrlKey || event.metaKey;
    if (target.closest("a") && (held || !event.shiftKey)) return; // a link, as everywhere
    event.preventDefault();
    this.#cursor = at;
    if (event.shiftKey) return void this.#reach(at);
    if (held || target.closest(".check")) {
      // The box is set by what is chosen, once the browser is done with the click.
      return void setTimeout(() => this.#setting.selection.toggle(hit, at));
    }
    this.#setting.onOpen(hit);
  }

  /** Choose all from where it began to here. @param {number} at */
  async #reach(at) {
    const { book, selection, onError } = this.#setting;
    try {
      selection.add(await book.between(...stretch(selection.anchor, at)));
    } catch (error) {
      onError(error);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { book, selection, onOpen, onAll, onDelete } = this.#setting;
    const hit = book.at(this.#cursor);
    const held = event.ctrlKey || event.metaKey;
    const to = this.#going(event.key);
    if (to !== null) {
      this.#show(to);
      if (event.shiftKey) this.#reach(this.#cursor);
      else if (!selection.size) selection.anchor = this.#cursor;
    } else if (event.key === "Enter" && hit) onOpen(hit);
    else if (event.key === " " && hit) selection.toggle(hit, this.#cursor);
    else if (event.key === "a" && held) onAll();
    else if (event.key === "Escape" && selection.size) selection.clear();
    else if (event.key === "Delete" && selection.size) onDelete();
    else return;
    event.preventDefault();
  }

  /** @param {string} key @returns {number | null} where it leads */
  #going(key) {
    const page = Math.max(1, Math.floor(this.root.clientHeight / ROW) - 1);
    const far = FAR[/** @type {keyof typeof FAR} */ (key)];
    if (key === "ArrowDown") return this.#cursor + 1;
    if (key === "ArrowUp") return this.#cursor - 1;
    if (far) return this.#cursor + far * page;
    if (key === "Home") return 0;
    return key === "End" ? this.#length - 1 : null;
  }

  /** Go to a row, and let it be seen. @param {number} to */
  #show(to) {
    this.#cursor = Math.min(Math.max(0, to), Math.max(0, this.#length - 1));
    const above = this.#cursor * ROW;
    const below = above + ROW - this.root.clientHeight;
    if (this.root.scrollTop > above) this.root.scrollTop = above;
    if (this.root.scrollTop < below) this.root.scrollTop = below;
    this.draw();
  }
}
