/** Leaving somebody, or a reminder, for later: until tomorrow, in a week, in a month, or a day of one's own. */

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
  const summary = element("summary", { "aria-label": t("later_name", name) }, t("later"));
  const day = element("input", {
    type: "date",
    required: true,
    min: tomorrow(),
    "aria-label": t("later_day_name", name),
  });
  const choose = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    desk.do("/v1/snooze", { ...subject, until: day.value });
  };
  const close = (/** @type {KeyboardEvent} */ { key }) => {
    if (key !== "Escape") return;
    root.open = false;
    summary.focus();
  };
  const root = element(
    "details",
    { class: "later", onkeydown: close },
    summary,
    ...UNTIL.map(([until, words]) =>
      deed(
        t(words),
        () => desk.do("/v1/snooze", { ...subject, until }),
        t("later_until_name", t(words), name),
      ),
    ),
    element(
      "form",
      { class: "until", onsubmit: choose },
      day,
      element("button", { class: "quiet", type: "submit" }, t("later_day")),
    ),
  );
  return root;
}

/** @returns {string} the first day that is later, as ISO 8601 writes it */
function tomorrow() {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return day.toLocaleDateString("sv");
}

/** @param {{person: string} | {reminder: string}} subject @param {string} name @param {Desk} desk */
export function again(subject, name, desk) {
  return deed(t("later_now"), () => desk.do("/v1/snooze", subject), t("later_now_name", name));
}
