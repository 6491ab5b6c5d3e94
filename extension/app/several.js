/** What can be done with all who are chosen: tag, merge, export, delete; each taken back by one undo. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element, glyph } from "../look/element.js";
import { counted, listed, t } from "../look/texts.js";
import { choosing } from "../person/choosing.js";
import { MOST as MOST_BRIEFED } from "./brief.js";
import { download } from "./download.js";

/** @import { Take } from "../person/choosing.js" */
/** @import { Desk, Reply } from "./desk.js" */
/** @import { Chosen, Selection } from "./selection.js" */

const AT_ONCE = 100; // people in one write
const MOST_MERGED = 20;

/** @typedef {"tag" | "merge" | "export"} Panel */

export class Several {
  #desk;
  #selection;
  #count = element("b", { id: "chosen", role: "status" });
  #panel = element("div", { class: "panel", hidden: true });
  /** @type {Panel | null} */
  #open = null;

  /** @param {Desk} desk @param {Selection} selection @param {() => void} onAll choose everybody */
  constructor(desk, selection, onAll) {
    this.#desk = desk;
    this.#selection = selection;
    this.tag = this.#button("tag", t("chosen_tag"));
    this.merge = this.#button("merge", t("do_merge_ask"));
    this.brief = element(
      "button",
      { type: "button", id: "several-brief", onclick: () => this.#brief() },
      t("brief"),
    );
    this.root = element(
      "section",
      { id: "several", class: "several", "aria-label": t("chosen_label"), hidden: true },
      element(
        "div",
        { class: "bar" },
        this.#count,
        element("button", { type: "button", id: "several-all", onclick: onAll }, t("chosen_all")),
        this.tag,
        this.merge,
        this.brief,
        this.#button("export", t("chosen_export")),
        element(
          "button",
          { type: "button", id: "several-delete", onclick: () => this.remove() },
          t("do_delete"),
        ),
        element(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": t("chosen_nobody"),
            onclick: () => selection.clear(),
          },
          glyph("close"),
        ),
      ),
      this.#panel,
    );
  }

  /** Follow what is chosen. */
  show() {
    const { size } = this.#selection;
    this.root.hidden = size === 0;
    this.#count.textContent = counted("chosen_count", size);
    this.merge.disabled = size < 2 || size > MOST_MERGED;
    this.brief.disabled = size > MOST_BRIEFED;
    if (this.#open === "merge" || size === 0) this.#close();
  }

  /** What to know before one meets them all. */
  #brief() {
    const ids = this.#selection.people.map(({ person }) => person);
    location.hash = `#/brief/${ids.join(",")}`;
  }

  /** Delete them. */
  async remove() {
    const people = this.#selection.people;
    this.#close();
    await this.#all("/v1/people/several/delete", parts(people), (count) =>
      counted("chosen_deleted", count),
    );
    this.#selection.clear();
    document.getElementById("people")?.focus();
  }

  /** @param {Panel} panel @param {string} words */
  #button(panel, words) {
    const open = () => (this.#open === panel ? this.#close() : this.#show(panel));
    return element("button", { type: "button", "data-panel": panel, onclick: open }, words);
  }

  /** @param {Panel} panel */
  #show(panel) {
    this.#open = panel;
    this.#panel.hidden = false;
    const parts = {
      tag: () => this.#tagging(),
      merge: () => this.#merging(),
      export: () => this.#exporting(),
    };
    this.#panel.replaceChildren(...parts[panel]());
    const first = this.#panel.querySelector("input, select");
    if (first instanceof HTMLElement) first.focus();
  }

  #close() {
    this.#open = null;
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
  }

  #tagging() {
    const known = element("datalist", { id: "several-tags" });
    const input = element("input", {
      id: "several-tag",
      type: "text",
      maxlength: 100,
      autocomplete: "off",
      placeholder: t("chosen_tag_name"),
      "aria-label": t("chosen_tag_name"),
      list: known.id,
    });
    this.#offer(known);
    const act = async (/** @type {"add" | "remove"} */ way) => {
      const tag = input.value.trim();
      if (!tag) return input.focus();
      const requests = parts(this.#selection.people).map((part) => ({ ...part, [way]: [tag] }));
      const told = way === "add" ? "chosen_tagged" : "chosen_untagged";
      const isDone = await this.#all("/v1/people/several/tag", requests, (count) =>
        counted(told, count, tag),
      );
      if (isDone) this.#close();
    };
    const add = (/** @type {Event} */ event) => {
      event.preventDefault();
      act("add");
    };
    return [
      element(
        "form",
        { class: "tagging", onsubmit: add },
        input,
        known,
        element("button", { class: "main", type: "submit" }, t("chosen_tag_add")),
        element("button", { type: "button", onclick: () => act("remove") }, t("chosen_tag_remove")),
      ),
    ];
  }

  /** @param {HTMLDataListElement} known */
  async #offer(known) {
    try {
      const { tags } = await read("/v1/people/tags", {});
      known.replaceChildren(...tags.map((value) => element("option", { value })));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
  }

  #merging() {
    const people = this.#selection.people;
    const stays = element(
      "select",
      { id: "several-stays" },
      ...people.map(({ person, name }) => element("option", { value: person }, name)),
    );
    const box = element("div", {});
    const ask = () => {
      const others = people.filter(({ person }) => person !== stays.value);
      const [only] = others;
      box.replaceChildren(
        others.length === 1 && only
          ? choosing(
              stays.value,
              only.person,
              (take) => this.#join(stays.value, others, take),
              () => this.#close(),
            )
          : this.#joining(stays.value, others),
      );
    };
    stays.addEventListener("change", ask);
    ask();
    return [element("label", { class: "stays" }, t("chosen_stays"), " ", stays), box];
  }

  /** @param {string} kept @param {Chosen[]} others */
  #joining(kept, others) {
    return element(
      "button",
      { class: "main", type: "button", onclick: () => this.#join(kept, others, []) },
      counted("chosen_make_one", others.length + 1),
    );
  }

  /** @param {string} kept @param {Chosen[]} others @param {Take} take */
  async #join(kept, others, take) {
    const requests = others.map(({ person }) => ({ kept, other: person, take }));
    const told = () => t("chosen_merged", listed(others.map(({ name }) => name)));
    const safe = await this.#desk.doAll("/v1/people/merge", requests, told);
    if (safe) this.#selection.clear();
    return safe;
  }

  #exporting() {
    const people = this.#selection.people.map(({ person }) => person);
    return [download(this.#desk, { people: /** @type {any} */ (people) })];
  }

  /**
   * @template {"/v1/people/several/tag" | "/v1/people/several/delete"} P
   * @param {P} path
   * @param {import("../wire/types.d.ts").Calls[P]["request"][]} requests
   * @param {(count: number) => string} told
   */
  #all(path, requests, told) {
    return this.#desk.doAll(path, requests, (replies) => {
      const changed = replies.map(
        (reply) => /** @type {Reply & {people?: number}} */ (reply)?.people ?? 0,
      );
      return told(changed.reduce((sum, one) => sum + one, 0));
    });
  }
}

/** @param {Chosen[]} people @returns {{people: [string, ...string[]]}[]} as many as one write may name */
function parts(people) {
  const found = [];
  for (let at = 0; at < people.length; at += AT_ONCE)
    found.push({
      people: /** @type {[string, ...string[]]} */ (
        people.slice(at, at + AT_ONCE).map(({ person }) => person)
      ),
    });
  return found;
}
