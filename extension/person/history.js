/** What was done with a person, newest first, and taking any of it back once one has seen what that does. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { deedName, editName, host, moment } from "../look/words.js";

/** @import { Deed, FieldEdit, UndoPreview } from "../wire/types.d.ts" */

const MOST = 30; // deeds
const MOST_KEPT = 10; // values that would stay
const LONGEST = 120; // characters of a value
/** What a change says only to Kithbook. */
const UNTOLD = new Set(
  "added_at at by exists field generic height image kind made_at merged_into person rank source taken_at url width written_at".split(
    " ",
  ),
);
/** Actions that cannot be taken back, or change nothing that one would want back. */
const FINAL = new Set(["forget", "visit", "redacted"]);

/**
 * @typedef {object} Setting
 * @property {(change: string) => Promise<boolean>} undo whether it was done
 */

export class History {
  #setting;
  /** @type {string | null} */
  #person = null;
  #list = element("ol", {});

  /** @param {Setting} setting */
  constructor(setting) {
    this.#setting = setting;
    this.root = element(
      "details",
      { id: "history", class: "history", hidden: true, ontoggle: () => this.refresh() },
      element("summary", {}, t("history_title")),
      this.#list,
    );
  }

  /** @param {string} person whose it is from now on */
  of(person) {
    this.#person = person;
    this.root.hidden = false;
    this.refresh();
  }

  /** Look again, if anybody looks. */
  async refresh() {
    if (!this.root.open || !this.#person) return;
    try {
      const { deeds } = await read("/v1/history", { person: this.#person, limit: MOST });
      this.#list.replaceChildren(...deeds.map((deed) => this.#row(deed)));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#list.replaceChildren(element("li", { class: "why" }, error.message));
    }
  }

  /** @param {Deed} deed */
  #row(deed) {
    const page = deed.edits.find(({ entity, field }) => entity === "capture" && field === "url");
    const name = deedName(deed.kind);
    const what = page?.after ? t("history_action", name, host(String(page.after))) : name;
    const row = element(
      "li",
      { class: "deed", "data-kind": deed.kind },
      element(
        "time",
        { class: "when", datetime: new Date(deed.at).toISOString() },
        moment(deed.at),
      ),
      element("span", { class: "what" }, what),
      deed.undone && element("span", { class: "mark" }, t("history_undone")),
    );
    if (!deed.undone && !FINAL.has(deed.kind)) {
      const ask = () => this.#foretell(deed.id, row, button);
      const button = element(
        "button",
        { class: "quiet", type: "button", onclick: ask },
        t("do_undo_ask"),
      );
      row.append(button);
    }
    if (deed.news) row.append(element("p", { class: "news" }, deed.news));
    row.append(lines(deed.edits));
    return row;
  }

  /** Show what the undo would do, and ask. @param {string} change @param {HTMLElement} row @param {HTMLElement} button */
  async #foretell(change, row, button) {
    button.hidden = true;
    const box = element("div", { class: "foretold" });
    row.append(box);
    const close = () => {
      box.remove();
      button.hidden = false;
      button.focus();
    };
    const keep = element(
      "button",
      { type: "button", "data-deed": "keep", onclick: close },
      t("do_keep"),
    );
    try {
      const preview = await read("/v1/undo/preview", { change_set: change });
      const undo = async () => {
        if (await this.#setting.undo(change)) await this.refresh();
        else close();
      };
      const go = { type: "button", class: "main", "data-deed": "undo", onclick: undo };
      box.append(...words(preview), keep, element("button", go, t("do_undo")));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      box.append(element("p", {}, error.message), keep);
    }
    keep.focus();
  }
}

/** @param {UndoPreview} preview */
function words({ edits, kept }) {
  return [
    element("p", {}, t(edits.some(told) ? "history_would_become" : "history_nothing")),
    lines(edits),
    ...staying(kept.filter(told)),
  ];
}

/** @param {FieldEdit[]} kept */
function staying(kept) {
  const more = kept.length - MOST_KEPT;
  return [
    ...kept.slice(0, MOST_KEPT).map((edit) => {
      const now =
        edit.after === null ? t("history_taken_off", short(edit.before)) : short(edit.after);
      return element("p", {}, t("history_stays", editName(edit), now));
    }),
    ...(more > 0 ? [element("p", {}, counted("history_more", more))] : []),
  ];
}

/** @param {FieldEdit[]} edits */
function lines(edits) {
  return element(
    "ul",
    {},
    ...edits
      .filter(told)
      .map((edit) =>
        element(
          "li",
          {},
          t("history_edit", editName(edit)),
          " ",
          edit.before === null ? null : element("s", {}, short(edit.before)),
          edit.before === null ? null : " ",
          edit.after === null ? null : short(edit.after),
        ),
      ),
  );
}

/** @param {FieldEdit} edit */
function told({ entity, field, before, after }) {
  return entity !== "capture" && !UNTOLD.has(field) && before !== after;
}

/** @param {unknown} value */
function short(value) {
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
