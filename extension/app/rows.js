/** What an import did, or would do: in words, with the rows that each word is about on request. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { answered, t } from "../look/texts.js";
import { remarked } from "./remark.js";
import { report } from "./report.js";

/** @import { Import, ImportRow, ImportRowsRequest } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const PAGE = 50;

/**
 * @param {Desk} desk
 * @param {Import} one
 * @param {boolean} dry
 */
export function outcome(desk, one, dry) {
  const told = report(one.counts, dry);
  const rows = element("div", { class: "import-rows", hidden: true });
  const list = told.map(({ words, rows: which }) => {
    const open = element(
      "button",
      { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => toggle() },
      t("report_show"),
    );
    const toggle = () => {
      const shown = open.getAttribute("aria-expanded") === "true";
      for (const other of root.querySelectorAll("[aria-expanded]"))
        other.setAttribute("aria-expanded", "false");
      rows.hidden = shown;
      if (shown) return;
      open.setAttribute("aria-expanded", "true");
      listed(desk, rows, one.id, which);
    };
    return element("li", {}, element("span", {}, words), open);
  });
  const root = element(
    "div",
    { class: "outcome" },
    list.length
      ? element("ul", {}, ...list)
      : element("p", {}, t(dry ? "report_nothing_dry" : "report_nothing")),
    one.sentence &&
      element(
        "p",
        { class: "bad" },
        answered(t("report_rest", one.sentence), t("report_rest_unread")),
      ),
    rows,
  );
  return root;
}

/**
 * @param {Desk} desk @param {HTMLElement} box @param {string} id
 * @param {Partial<ImportRowsRequest>} which
 */
async function listed(desk, box, id, which) {
  const list = element("ol", {});
  const more = element("button", { type: "button", hidden: true }, t("do_show_more"));
  let after = 0;
  const load = async () => {
    try {
      const reply = await read("/v1/imports/rows", { ...which, id, after, limit: PAGE });
      list.append(...reply.rows.map(row));
      after = reply.rows.at(-1)?.number ?? after;
      more.hidden = !reply.more;
    } catch (error) {
      desk.fail(error);
    }
  };
  more.addEventListener("click", load);
  box.replaceChildren(list, more);
  await load();
}

/** @param {ImportRow} one */
function row({ number, name, person, remarks }) {
  return element(
    "li",
    { "data-number": number },
    element("span", { class: "soft number" }, String(number)),
    person
      ? element("a", { href: `#/person/${person}` }, name ?? t("report_somebody"))
      : element("b", {}, name ?? t("report_nobody")),
    remarks.length > 0 && element("span", { class: "soft" }, ` ${remarked(remarks)}`),
  );
}
