/** What to know of a site that changed its pages, until it is dismissed or goes well again. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";

/** @import { Health } from "../background/messages.js" */

const REDACTED =
  "A report says what such a page is built of; every text, name and address is taken out of it.";

/** @param {string} site @param {HTMLElement} said where to say what came of it */
function reporter(site, said) {
  const copy = async () => {
    try {
      const { text } = await read("/v1/drift/report", { site });
      await navigator.clipboard.writeText(text);
      said.textContent = "Copied. Look through it; then you may put it into an issue.";
    } catch (error) {
      if (!(error instanceof DaemonError || error instanceof DOMException)) throw error;
      said.textContent = `Not copied. ${error.message}`;
    }
  };
  const properties = { id: "copy-report", class: "quiet", type: "button", onclick: copy };
  return element("button", properties, "Copy report");
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
  const said = element("small", { id: "report-said" }, REDACTED);
  root.replaceChildren(
    element("span", {}, first.sentence, said),
    reporter(first.site, said),
    element(
      "button",
      { id: "dismiss", class: "quiet", type: "button", onclick: dismiss },
      "Dismiss",
    ),
  );
}
