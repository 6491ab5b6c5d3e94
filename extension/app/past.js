/** Files that were brought in: what came of each, and taking one back as a whole. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { moment } from "../look/words.js";
import { ended, failing, Progress, stop } from "./job.js";
import { outcome } from "./rows.js";
import { deed, Section } from "./section.js";

/** @import { Import } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

export class Past {
  #desk;
  #onUndone;

  /** @param {Desk} desk @param {() => void} onUndone */
  constructor(desk, onUndone) {
    this.#desk = desk;
    this.#onUndone = onUndone;
    this.section = new Section({
      id: "imports",
      title: t("past_title"),
      empty: t("past_empty"),
    });
    this.root = this.section.root;
  }

  async refresh() {
    const { imports } = await read("/v1/imports", {});
    const shown = imports.filter(({ state }) => state !== "sent" && state !== "tried");
    this.section.show(shown.map((one) => this.#row(one)));
  }

  /** @param {Import} one */
  #row(one) {
    const undo = deed(
      t("past_take_back"),
      () => this.#undo(one, row),
      t("past_take_back_name", one.name),
    );
    const told = element("details", { ontoggle: () => told.open && this.#tell(one, told) });
    told.append(
      element(
        "summary",
        {},
        element("b", {}, one.name || t("past_a_file")),
        " ",
        element("span", { class: "soft" }, when(one)),
      ),
    );
    const row = element(
      "li",
      { "data-row": one.id },
      element("div", { class: "words" }, told),
      one.state === "done" && one.change_set && element("div", { class: "deeds" }, undo),
    );
    return row;
  }

  /** @param {Import} one @param {HTMLElement} box */
  #tell(one, box) {
    if (box.childElementCount === 1) box.append(outcome(this.#desk, one, false));
  }

  /** @param {Import} one @param {HTMLElement} row */
  async #undo(one, row) {
    try {
      const job = await read("/v1/imports/undo", { id: one.id });
      const progress = new Progress(t("past_taking_back", one.name), () => stop(job));
      row.replaceChildren(progress.root);
      const done = await ended(job, (now) => progress.show(now.done, now.total));
      this.#desk.say(done.state === "done" ? t("past_taken_back", one.name) : failing(done));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(t("not_taken_back", error.message));
    }
    this.#onUndone();
  }
}

/** @param {Import} one */
function when({ at, state }) {
  return state === "done" ? moment(at) : t("past_when", moment(at), t(`past_is_${state}`));
}
