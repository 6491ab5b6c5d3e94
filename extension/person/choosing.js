/** Making one person of two: which values count where the two differ. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { fieldName } from "../look/words.js";

/** @import { Calls, Choice, MergePreview } from "../wire/types.d.ts" */

/** @typedef {NonNullable<Calls["/v1/people/merge"]["request"]["take"]>} Take */

/**
 * A form that asks it and merges.
 * @param {string} kept who stays
 * @param {string} other
 * @param {(take: Take) => Promise<boolean>} merge whether it is safe
 * @param {() => void} close it is given up
 */
export function choosing(kept, other, merge, close) {
  const box = element("form", { class: "choosing" });
  const cancel = element("button", { type: "button", onclick: close }, t("do_cancel"));
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const take = /** @type {Take} */ ([...new FormData(box).entries()].flatMap(taken));
    if (!(await merge(take))) close();
  });
  fill(box, cancel, kept, other);
  return box;
}

/** @param {HTMLFormElement} box @param {HTMLElement} cancel @param {string} kept @param {string} other */
async function fill(box, cancel, kept, other) {
  try {
    const preview = await read("/v1/people/merge/preview", { kept, other });
    box.append(...questions(preview), cancel, button());
    /** @type {HTMLElement | null} */ (box.querySelector("[type=submit]"))?.focus();
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    box.append(element("p", {}, error.message), cancel);
  }
}

function button() {
  return element("button", { class: "main", type: "submit" }, t("do_merge"));
}

/** @param {[string, FormDataEntryValue]} entry */
function taken([field, whose]) {
  return whose === "other" ? [field] : [];
}

/** @param {MergePreview} preview */
function questions({ choices, other: merged }) {
  const both = choices.filter((choice) => choice.kept !== null);
  const words = both.length ? t("merge_which") : t("merge_all", merged.name);
  return [element("p", {}, words), ...both.map(question)];
}

/** @param {Choice} choice */
function question({ field, kept, other: theirs, takes }) {
  /** @param {"kept" | "other"} whose @param {string} value */
  const way = (whose, value) =>
    element(
      "label",
      {},
      element("input", { type: "radio", name: field, value: whose, checked: takes === whose }),
      element("span", {}, value),
    );
  return element(
    "fieldset",
    {},
    element("legend", {}, fieldName(field)),
    way("kept", /** @type {string} */ (kept)),
    way("other", theirs),
  );
}
