/** A long list of which only pages are here: asked for as somebody comes near, let go when far away. */

export const PAGE = 100;
const AT_ONCE = 2; // questions under way
const KEPT = 40; // pages

/**
 * @template T
 * @typedef {object} Setting
 * @property {(offset: number, limit: number) => Promise<{hits: T[], count: number}>} ask
 * @property {() => void} onNews there is more to show, or other things
 * @property {(error: unknown) => void} onError
 */

/** @template T */
export class Book {
  #setting;
  /** @type {Map<number, {edition: number, hits: T[]}>} */
  #pages = new Map();
  /** Pages that are asked for now. @type {Set<number>} */
  #asked = new Set();
  /** What is on screen, in pages. */
  #wanted = { from: 0, to: 0 };
  #edition = 0;
  /** How many there are in all; null while nobody knows. @type {number | null} */
  count = null;

  /** @param {Setting<T>} setting */
  constructor(setting) {
    this.#setting = setting;
  }

  /** @param {number} index @returns {T | undefined} undefined where it is not here yet */
  at(index) {
    return this.#pages.get(Math.floor(index / PAGE))?.hits[index % PAGE];
  }

  /** Say what is looked at now. @param {number} from @param {number} to the last one */
  near(from, to) {
    const last = Math.max(0, (this.count ?? 1) - 1);
    this.#wanted = {
      from: Math.floor(Math.min(Math.max(0, from), last) / PAGE),
      to: Math.floor(Math.min(Math.max(0, to), last) / PAGE),
    };
    this.#go();
  }

  /** Ask for all of it anew; until it is here, what was there is shown. */
  renew() {
    this.#edition += 1;
    this.#asked.clear();
    this.#go();
  }

  /** It is another list from now on. */
  clear() {
    this.#pages.clear();
    this.renew();
  }

  /**
   * Those of a stretch, asked for where they are not here.
   * @param {number} from @param {number} to the last one
   * @returns {Promise<T[]>}
   */
  async between(from, to) {
    const edition = this.#edition;
    const found = [];
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
      const known = this.#pages.get(page);
      const hits =
        known?.edition === edition ? known.hits : (await this.#setting.ask(page * PAGE, PAGE)).hits;
      const start = page * PAGE;
      found.push(...hits.slice(Math.max(0, from - start), Math.max(0, to - start + 1)));
    }
    return found;
  }

  #go() {
    const { from, to } = this.#wanted;
    for (let page = from; page <= to && this.#asked.size < AT_ONCE; page += 1) {
      const fresh = this.#pages.get(page)?.edition === this.#edition;
      if (!fresh && !this.#asked.has(page)) this.#load(page, this.#edition);
    }
  }

  /** @param {number} page @param {number} edition */
  async #load(page, edition) {
    this.#asked.add(page);
    try {
      const { hits, count } = await this.#setting.ask(page * PAGE, PAGE);
      if (edition !== this.#edition) return; // it is another list by now
      this.#asked.delete(page);
      this.#pages.set(page, { edition, hits });
      this.count = count;
      this.#letGo();
      this.#setting.onNews();
      this.#go();
    } catch (error) {
      if (edition !== this.#edition) return;
      this.#asked.delete(page);
      this.#setting.onError(error);
    }
  }

  /** Of too many pages the farthest away goes. */
  #letGo() {
    const { from, to } = this.#wanted;
    const away = (/** @type {number} */ page) => Math.max(from - page, page - to);
    while (this.#pages.size > KEPT) {
      const farthest = [...this.#pages.keys()].reduce((one, other) =>
        away(other) > away(one) ? other : one,
      );
      if (away(farthest) <= 0) return;
      this.#pages.delete(farthest);
    }
  }
}
