/** Browsers that may ask your book: this one, and how to let another in or put one out. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { browserName } from "../pair/browser.js";
import { command, part } from "./command.js";

export class BrowsersPage {
  #paired = element("div", { id: "paired", class: "proven", "data-mood": "done", role: "status" });

  constructor() {
    this.root = element(
      "div",
      { class: "sheet house" },
      element("h1", {}, t("browsers_title")),
      this.#paired,
      part(
        "browsers",
        t("backups_terminal"),
        element("p", { class: "soft" }, t("browsers_why")),
        command("kithbook clients", t("browsers_list")),
        command("kithbook clients revoke ID", t("browsers_revoke")),
        command("kithbook pair", t("browsers_pair")),
        command("kithbook pair --scope capture", t("browsers_pair_capture")),
      ),
    );
  }

  async refresh() {
    const [{ clients }, name] = await Promise.all([read("/v1/status", {}), browserName()]);
    this.#paired.replaceChildren(
      element("p", {}, element("b", {}, t("browsers_this", name))),
      element("p", { class: "soft" }, counted("browsers_count", clients)),
    );
  }
}
