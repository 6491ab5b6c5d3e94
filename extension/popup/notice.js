/** What to know of a site that changed its pages, until it is dismissed or goes well again. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";
import { answered, t } from "../look/texts.js";

/** @import { Health } from "../background/messages.js" */

/** @param {string} site @param {HTMLElement} said where to say what came of it */
function reporter(site, said) {
  const copy = async () => {
    try {
      const { text } = await read("/v1/drift/report", { site });
      await navigator.clipboard.writeText(text);
      said.textContent = t("report_copied");
    } catch (error) {
      if (!(error instanceof DaemonError || error instanceof DOMException)) throw error;
      said.textContent = t("not_copied", error.message);
    }
  };
  const properties = { id: "copy-report", class: "quiet", type: "button", onclick: copy };
  return element("button", properties, t("do_copy_report"));
}

/** @param {Health} health @param {() => Promise<void>} onDismissed */
export function showNotice({ notices }, onDismissed) {
  const root = byId("notice", HTMLElement);
  const first = notices[0];
  root.hidden = !first;
  if (!first || root.dataset.site === first.site) return;
  root.dataset.site = first.site;
  const dismiss = async () => {
    try {
      await read("/v1/drift/dismiss", { site: first.site });
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error; // it may have gone by itself
    }
    delete root.dataset.site;
    await onDismissed();
  };
  const said = element("small", { id: "report-said" }, t("report_redacted"));
  root.replaceChildren(
    element("span", {}, answered(first.sentence, t("notice_site", first.site)), said),
    reporter(first.site, said),
    element(
      "button",
      { id: "dismiss", class: "quiet", type: "button", onclick: dismiss },
      t("do_dismiss"),
    ),
  );
}
