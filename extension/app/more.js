/** Where there is no room for all pages in the bar below: the rest of them. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";

export class MorePage {
  constructor() {
    const rest = document.querySelectorAll("nav .rest");
    this.root = element(
      "div",
      { class: "sheet more-pages" },
      element("h1", {}, t("more_title")),
      element("ul", {}, ...[...rest].map((link) => element("li", {}, link.cloneNode(true)))),
    );
  }

  async refresh() {}
}
