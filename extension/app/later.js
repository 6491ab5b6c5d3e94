/** Leaving somebody, or a reminder, for later: until tomorrow, in a week, in a month. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { deed } from "./section.js";

/** @import { Desk } from "./desk.js" */

/** How the daemon reads them, and what they are called. */
const UNTIL = /** @type {const} */ ([
  ["tomorrow", "later_tomorrow"],
  ["in 1 week", "later_week"],
  ["in 1 month", "later_month"],
]);

/**
 * @param {{person: string} | {reminder: string}} subject
 * @param {string} name of it
 * @param {Desk} desk
 */
export function later(subject, name, desk) {
  return element(
    "details",
    { class: "later" },
    element("summary", { "aria-label": t("later_name", name) }, t("later")),
    ...UNTIL.map(([until, words]) =>
      deed(
        t(words),
        () => desk.do("/v1/snooze", { ...subject, until }),
        t("later_until_name", t(words), name),
      ),
    ),
  );
}

/** @param {{person: string} | {reminder: string}} subject @param {string} name @param {Desk} desk */
export function again(subject, name, desk) {
  return deed(t("later_now"), () => desk.do("/v1/snooze", subject), t("later_now_name", name));
}
