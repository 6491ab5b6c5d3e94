/** What pages say otherwise than is known: taken or dismissed, each or all. */

import { arrange, element } from "../look/element.js";
import { t } from "../look/texts.js";
import { fieldName, host } from "../look/words.js";

/** @import { Calls, Suggestion } from "../wire/types.d.ts" */

/** @typedef {"accept" | "dismiss"} Deed */
/** @typedef {Calls["/v1/people/suggestions/accept"]["request"]["suggestions"]} Ids */

export class Suggestions {
  /** @type {Map<string, HTMLElement>} */
  #rows = new Map();
  #deal;
  #list = element("ul", {});
  #all;

  /** @param {(deed: Deed, ids: Ids) => Promise<boolean>} deal whether it is safe */
  constructor(deal) {
    this.#deal = deal;
    this.#all = element(
      "div",
      { class: "all", hidden: true },
      this.#button("accept", t("do_use_all"), () => this.#everything()),
      this.#button("dismiss", t("do_dismiss_all"), () => this.#everything()),
    );
    this.root = element(
      "section",
      {
        id: "suggestions",
        class: "suggestions",
        "aria-label": t("suggestions_label"),
        hidden: true,
      },
      this.#list,
      this.#all,
    );
  }

  /** @param {Suggestion[]} waiting */
  show(waiting) {
    this.#rows = new Map(waiting.map((one) => [one.id, this.#rows.get(one.id) ?? this.#row(one)]));
    this.#draw();
  }

  #everything() {
    return /** @type {Ids} */ ([...this.#rows.keys()]);
  }

  #draw() {
    arrange(this.#list, ...this.#rows.values());
    this.#all.hidden = this.#rows.size < 2;
    this.root.hidden = this.#rows.size === 0;
  }

  /** @param {Suggestion} suggestion */
  #row({ id, field, value, url }) {
    const [page, name] = [host(url), fieldName(field)];
    const said = page
      ? t("suggestion_says", page, value, name)
      : t("suggestion_page_says", value, name);
    return element(
      "li",
      { "data-suggestion": id },
      element("span", {}, said),
      this.#button("accept", t("do_use"), () => [id]),
      this.#button("dismiss", t("do_dismiss"), () => [id]),
    );
  }

  /** @param {Deed} deed @param {string} words @param {() => Ids} ids */
  #button(deed, words, ids) {
    const act = async () => {
      const meant = ids();
      if (!(await this.#deal(deed, meant))) return;
      for (const id of meant) this.#rows.delete(id);
      this.#draw();
    };
    return element(
      "button",
      { class: "quiet", type: "button", "data-deal": deed, onclick: act },
      words,
    );
  }
}
