/** Other address books: a file in, with a look at it first, and everybody out. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { download } from "./download.js";
import { Importing } from "./importing.js";
import { Past } from "./past.js";

/** @import { Desk } from "./desk.js" */

export class FilesPage {
  /** @param {Desk} desk */
  constructor(desk) {
    const look = async () => {
      try {
        await this.past.refresh();
      } catch (error) {
        desk.fail(error);
      }
      desk.onDone();
    };
    this.importing = new Importing(desk, look);
    this.past = new Past(desk, look);
    const query = element("input", {
      id: "export-query",
      type: "text",
      maxlength: 1000,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: t("files_whom"),
      "aria-label": t("files_whom_label"),
    });
    const whom = () => ({ query: query.value.trim() || null });
    this.out = element("div", {}, download(desk, {}, whom));
    this.out.firstElementChild?.prepend(query);
    this.root = element(
      "div",
      { class: "sheet files" },
      element("h1", {}, t("files_title")),
      element(
        "section",
        { class: "part", "aria-labelledby": "import-heading" },
        element("h2", { id: "import-heading" }, t("files_in")),
        this.importing.root,
      ),
      this.past.root,
      element(
        "section",
        { id: "export", class: "part", "aria-labelledby": "export-heading" },
        element("h2", { id: "export-heading" }, t("files_out")),
        this.out,
        element("p", { class: "soft warned" }, t("files_warned")),
      ),
    );
  }

  refresh() {
    return this.past.refresh();
  }
}
