/** Rows made anew: whoever works with keys goes on where they were, and what is typed in one stays. */

import { arrange } from "../look/element.js";

/**
 * Let these be the rows of a list. The focus stays in its row, on what is called the same; where the
 * row is gone, it goes to the one in its place, and where none is left, to what is named last. A form
 * that is open in a row goes over to the new one as it is.
 * @param {HTMLElement} list
 * @param {Element[]} rows
 * @param {HTMLElement | null} [rest]
 */
export function renew(list, rows, rest) {
  const active = document.activeElement;
  const was = active instanceof HTMLElement && list.contains(active) ? active : null;
  const { keys, at, name } = was ? place(list, was) : { keys: [], at: 0, name: null };
  keep(list, rows);
  arrange(list, ...rows);
  if (!was) return;
  if (was.isConnected) return was.focus({ preventScroll: true }); // moved, it lost the focus
  const words = was.textContent;
  for (const key of keys) {
    const row = list.querySelector(`[data-row="${CSS.escape(key)}"]`);
    if (row && enter(row, name, words)) return;
  }
  const next = list.children[Math.min(at, list.children.length - 1)];
  if (next && enter(next, name, words)) return;
  (rest ?? document.getElementById("stage"))?.focus({ preventScroll: true });
}

/**
 * Boxes that a form was opened in, with the button that opened it, take the place of the new rows' own.
 * @param {HTMLElement} list
 * @param {Element[]} rows
 */
function keep(list, rows) {
  for (const box of list.querySelectorAll(/** @type {"div"} */ ("[data-form]"))) {
    // One that is being saved is about to close, and its row is new for that very reason.
    if (!box.querySelector("form:not([aria-busy=true])") && !box.dataset.typed) continue;
    for (const name of ["opens", "form"]) {
      const which = `[data-${name}="${CSS.escape(box.dataset.form ?? "")}"]`;
      const old = list.querySelector(which);
      const fresh = rows.map((row) => row.querySelector(which)).find(Boolean);
      if (old && fresh !== old) fresh?.replaceWith(old);
    }
  }
}

/**
 * Where the focus is: in which rows, the innermost first, in the list's child with which number, and
 * on what. Of a form in a row that is the button which opened it.
 * @param {HTMLElement} list
 * @param {HTMLElement} active
 */
function place(list, active) {
  const keys = [];
  for (
    let row = active.closest("[data-row]");
    row && list.contains(row);
    row = row.parentElement?.closest("[data-row]") ?? null
  )
    keys.push(row.getAttribute("data-row") ?? "");
  const at = [...list.children].findIndex((child) => child.contains(active));
  const opener = active.closest(/** @type {"div"} */ ("[data-form]"))?.dataset.form;
  return { keys, at, name: opener ?? called(active) };
}

/** @param {Element} row @param {string | null} name @param {string} words @returns {boolean} whether there is something to focus */
function enter(row, name, words) {
  const parts = row.querySelectorAll(
    /** @type {"button"} */ ("a[href], button, input, select, summary, textarea"),
  );
  const all = [...parts].filter((one) => one.checkVisibility());
  const one =
    all.find((each) => each.dataset.opens === name || called(each) === name) ??
    all.find((each) => words !== "" && each.textContent === words) ??
    all[0];
  if (!(one instanceof HTMLElement)) return false;
  one.focus({ preventScroll: true });
  return true;
}

/** @param {Element} part */
function called(part) {
  return part.getAttribute("aria-label") ?? part.textContent;
}
