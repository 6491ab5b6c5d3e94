/** One file on its way in: chosen, sent, looked at, tried, and then brought in, or not. */

import { read } from "../background/messages.js";
import { base64 } from "../daemon/bytes.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { phrase, t } from "../look/texts.js";
import { formatName } from "../look/words.js";
import { ended, failing, Progress, stop } from "./job.js";
import { Mapper } from "./mapper.js";
import { size } from "./report.js";
import { outcome } from "./rows.js";

/** @import { ExportFormat, ImportLooked, ImportRun, Job } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const LARGEST = 500 * 1024 * 1024;
const ENCODED = 48_000; // bytes at a time; a multiple of three

export class Importing {
  #desk;
  #onDone;
  /** The import that is under way. @type {string | null} */
  #id = null;
  /** @type {ExportFormat[]} */
  #formats = [];
  #trying = false;
  /** Whether a column was set otherwise while it was tried. */
  #stale = false;

  /** @param {Desk} desk @param {() => void} onDone something was brought in */
  constructor(desk, onDone) {
    this.#desk = desk;
    this.#onDone = onDone;
    this.root = element("div", { id: "importing", class: "importing" });
    this.#begin();
  }

  #begin() {
    const input = element("input", {
      id: "file",
      type: "file",
      class: "unseen",
      onchange: () => input.files?.[0] && this.#take(input.files[0]),
    });
    const zone = element(
      "label",
      {
        class: "drop",
        for: "file",
        ondragover: (/** @type {DragEvent} */ event) => {
          event.preventDefault();
          zone.toggleAttribute("data-over", true);
        },
        ondragleave: () => zone.toggleAttribute("data-over", false),
        ondrop: (/** @type {DragEvent} */ event) => {
          event.preventDefault();
          zone.toggleAttribute("data-over", false);
          const file = event.dataTransfer?.files[0];
          if (file) this.#take(file);
        },
      },
      element("b", {}, t("import_choose")),
      element("span", { class: "soft" }, t("import_kinds")),
    );
    this.root.replaceChildren(input, zone);
  }

  /** Send a file, and look at it. @param {File} file */
  async #take(file) {
    if (!file.size) return this.#desk.say(t("import_empty", file.name));
    if (file.size > LARGEST) return this.#desk.say(t("import_too_large", file.name));
    let stopped = false;
    const progress = new Progress(t("import_reading", file.name, size(file.size)), () => {
      stopped = true;
    });
    this.root.replaceChildren(progress.root);
    try {
      this.#formats = (await read("/v1/formats", {})).reads;
      const { id, chunk } = await read("/v1/imports/begin", { name: file.name, size: file.size });
      this.#id = id;
      for (let number = 0; number * chunk < file.size; number += 1) {
        if (stopped) return await this.#drop();
        const piece = file.slice(number * chunk, (number + 1) * chunk);
        const content = encoded(await piece.arrayBuffer());
        await read("/v1/imports/chunk", { id, number, content });
        progress.show(Math.min(file.size, (number + 1) * chunk), file.size);
      }
      await this.#look(null);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Say what it is. @param {string | null} format null has it told by its content */
  async #look(format) {
    const id = /** @type {string} */ (this.#id);
    this.root.replaceChildren(element("p", { class: "soft" }, t("import_looking")));
    try {
      const looked = await read("/v1/imports/look", { id, format });
      const name = formatName(looked.format, looked.title);
      const result = element("div", { class: "trial", "aria-live": "polite" });
      const again = () => this.#try(() => mapper?.mapping ?? {}, looked.format, result);
      const mapper = looked.headings?.length ? new Mapper(looked, again) : null;
      this.root.replaceChildren(
        element(
          "div",
          { class: "recognised" },
          element("p", {}, ...phrase("import_this_is", element("b", { id: "recognised" }, name))),
          this.#otherwise(looked),
        ),
        ...(mapper ? [element("p", { class: "soft" }, t("import_columns_hint")), mapper.root] : []),
        result,
      );
      await again();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Read it as another format. @param {ImportLooked | null} looked */
  #otherwise(looked) {
    const choice = element(
      "select",
      { "aria-label": t("import_read_as"), onchange: () => this.#look(choice.value) },
      !looked && element("option", { value: "" }, t("import_read_as_ask")),
      ...this.#formats.map(({ name, title }) =>
        element(
          "option",
          { value: name, selected: name === looked?.format },
          formatName(name, title),
        ),
      ),
    );
    return choice;
  }

  /**
   * See what it would do. What is changed meanwhile is tried when this is over.
   * @param {() => Record<string, string>} mapping as it is now
   * @param {string} format @param {HTMLElement} result
   */
  async #try(mapping, format, result) {
    if (this.#trying) {
      this.#stale = true;
      return;
    }
    this.#trying = true;
    try {
      do {
        this.#stale = false;
        await this.#tryOnce(mapping(), format, result);
      } while (this.#stale);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#trying = false;
    }
  }

  /** @param {Record<string, string>} mapping @param {string} format @param {HTMLElement} result */
  async #tryOnce(mapping, format, result) {
    const id = /** @type {string} */ (this.#id);
    const run = { id, format, mapping, dry_run: true };
    const done = await this.#run(run, t("import_trying"), result);
    if (!done) return;
    const one = await read("/v1/imports/show", { id });
    const { new: added = 0, changed = 0 } = one.counts;
    result.replaceChildren(
      outcome(this.#desk, one, true),
      element(
        "div",
        { class: "deeds" },
        element(
          "button",
          {
            id: "bring-in",
            class: "main",
            type: "button",
            disabled: added + changed === 0,
            onclick: () => this.#bring({ ...run, dry_run: false }),
          },
          t("import_do"),
        ),
        element("button", { type: "button", onclick: () => this.#drop() }, t("import_throw_away")),
      ),
    );
  }

  /** @param {ImportRun} run */
  async #bring(run) {
    try {
      const done = await this.#run(run, t("import_doing"), this.root);
      if (!done) return this.#begin();
      const one = await read("/v1/imports/show", { id: run.id });
      this.#id = null;
      this.#begin();
      this.root.append(
        element(
          "div",
          { class: "finished" },
          element("h3", {}, t("import_file_done", one.name)),
          outcome(this.#desk, one, false),
        ),
      );
      this.#desk.say(t("import_done"));
    } catch (error) {
      this.#failed(error);
    }
    this.#onDone();
  }

  /**
   * @param {ImportRun} run @param {string} what @param {HTMLElement} box
   * @returns {Promise<boolean>} whether it came to its end
   */
  async #run(run, what, box) {
    /** @type {Job | null} */
    let job = null;
    const progress = new Progress(what, () => job && stop(job));
    box.replaceChildren(progress.root); // before it is asked for: nothing is begun twice
    job = await read("/v1/imports/run", run);
    const over = await ended(job, ({ done, total }) => progress.show(done, total));
    if (over.state === "done") return true;
    box.replaceChildren(element("p", { class: "bad" }, failing(over)), this.#again());
    return false;
  }

  async #drop() {
    const id = this.#id;
    this.#id = null;
    this.#begin();
    try {
      if (id) await read("/v1/imports/drop", { id });
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error; // it is thrown away later by itself
    }
    this.#onDone();
  }

  /** @param {unknown} error */
  #failed(error) {
    if (!(error instanceof DaemonError)) throw error;
    this.root.replaceChildren(
      element("p", { class: "bad" }, error.message),
      element("div", { class: "deeds" }, this.#otherwise(null), this.#again()),
    );
  }

  #again() {
    return element("button", { type: "button", onclick: () => this.#drop() }, t("import_another"));
  }
}

/** @param {ArrayBuffer} bytes @returns {string} base64 */
function encoded(bytes) {
  let text = "";
  for (let at = 0; at < bytes.byteLength; at += ENCODED)
    text += base64(bytes.slice(at, at + ENCODED));
  return text;
}
