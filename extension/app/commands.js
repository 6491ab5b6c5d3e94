/** Where one can go, and what one can do from anywhere. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { t } from "../look/texts.js";

/** @import { Desk } from "./desk.js" */
/** @import { Command } from "./palette.js" */

/** @param {Desk} desk @returns {Command[]} */
export function commands(desk) {
  const lock = async () => {
    try {
      await read("/v1/lock", {});
      await desk.again();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      desk.say(t("not_locked", error.message));
    }
  };
  return [
    ...pages(),
    { words: t("palette_add"), sign: "add", act: () => go("#/new") },
    { words: t("palette_undo"), sign: "back", act: () => desk.do("/v1/undo", {}) },
    { words: t("palette_lock"), sign: "backups", act: lock },
    {
      words: t("palette_pair"),
      sign: "browsers",
      act: () => chrome.tabs.create({ url: chrome.runtime.getURL("pair/index.html") }),
    },
  ];
}

/** @returns {Command[]} */
function pages() {
  return [...document.querySelectorAll("nav a[data-page]:not(.more)")].map((link) => ({
    words: link.querySelector(".called")?.textContent ?? "",
    sign: link.querySelector(".glyph")?.getAttribute("data-glyph") ?? "go",
    act: () => go(link.getAttribute("href") ?? "#/"),
  }));
}

/** @param {string} where */
function go(where) {
  location.hash = where;
}
