/** Rows made anew: whoever works with keys goes on where they were. */

import { arrange } from "../look/element.js";

/**
 * Let these be the rows of a list. The focus stays in its row, on what is called the same; where the
 * row is gone, it goes to the one in its place, and where none is left, to what is named last.
 * @param {HTMLElement} list
 * @param {Element[]} rows
 * @param {HTMLElement | null} [rest]
 */
export function renew(list, rows, rest) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !list.contains(active)) return arrange(list, ...rows);
  const { keys, at, name } = place(list, active);
  const words = active.textContent;
  arrange(list, ...rows);
  if (active.isConnected) return;
  for (const key of keys) {
    const row = list.querySelector(`[data-row="${CSS.escape(key)}"]`);
    if (row && enter(row, name, words)) return;
  }
  const next = list.children[Math.min(at, list.children.length - 1)];
  if (next && enter(next, name, words)) return;
  (rest ?? document.getElementById("stage"))?.focus({ preventScroll: true });
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
  const opener = active.closest("form")?.dataset.of;
  return { keys, at, name: opener ?? called(active) };
}

/** @param {Element} row @param {string} name @param {string} words @returns {boolean} whether there is something to focus */
function enter(row, name, words) {
  const parts = row.querySelectorAll("a[href], button, input, select, summary, textarea");
  const all = [...parts].filter((one) => one.checkVisibility());
  const one =
    all.find((each) => called(each) === name) ??
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
