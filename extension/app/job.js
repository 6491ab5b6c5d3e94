/** Long work of the daemon, watched until it ends: how far it is, and a way to stop it. */

import { read } from "../background/messages.js";
import { DaemonError, refusal } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { answered, number, t } from "../look/texts.js";

/** @import { Job } from "../wire/types.d.ts" */

const BETWEEN = 300; // ms

export class Progress {
  #bar = element("progress", { "aria-label": t("import_progress_label") });
  #words = element("span", { class: "soft" });

  /** @param {string} what @param {(() => void) | null} [onStop] */
  constructor(what, onStop = null) {
    this.root = element(
      "div",
      { class: "progress" },
      element("span", { role: "status" }, what),
      this.#bar,
      this.#words,
      onStop && element("button", { type: "button", id: "stop", onclick: onStop }, t("do_stop")),
    );
  }

  /** @param {number} done @param {number | null} total null where nobody knows */
  show(done, total) {
    if (total) {
      this.#bar.max = total;
      this.#bar.value = done;
    }
    this.#words.textContent = total ? t("import_progress", done, total) : number(done);
  }
}

/**
 * @param {Job} job
 * @param {(job: Job) => void} onNews
 * @returns {Promise<Job>} as it ended. Throws DaemonError.
 */
export async function ended(job, onNews) {
  let now = job;
  while (now.state === "running") {
    onNews(now);
    await new Promise((done) => setTimeout(done, BETWEEN));
    now = await read("/v1/jobs/show", { job: job.id });
  }
  return now;
}

/** @param {Job} job that came to no good end @returns {string} why */
export function failing({ state, code, sentence }) {
  if (code) return refusal({ code, sentence });
  return state === "cancelled" ? answered(sentence, t("job_stopped")) : sentence;
}

/** Stop it; what it did is taken back. @param {Job} job */
export async function stop(job) {
  try {
    await read("/v1/jobs/cancel", { job: job.id });
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error; // it has just ended
  }
}
