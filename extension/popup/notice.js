/** What to know of a site that changed its pages, until it is dismissed or goes well again. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";

/** @import { Health } from "../background/messages.js" */

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
  root.replaceChildren(
    element("span", {}, first.sentence),
    element(
      "button",
      { id: "dismiss", class: "quiet", type: "button", onclick: dismiss },
      "Dismiss",
    ),
  );
}
