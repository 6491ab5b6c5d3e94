/** Who can introduce one to whom: the best ways, with the reason for every step. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { answered, number, t } from "../look/texts.js";
import { acquainted, noWay } from "./acquainted.js";

/** @import { Way } from "../wire/types.d.ts" */

/** A list of ways that is filled when it is asked for. */
export class Ways {
  #list = element("ol", { class: "paths" });
  #said = element("p", { class: "empty", role: "status" });
  #asked = 0;

  constructor() {
    this.root = element("div", {}, this.#said, this.#list);
  }

  /** @param {string} to an id, or whom one looks for in words */
  async find(to) {
    const asked = ++this.#asked;
    this.root.ariaBusy = "true";
    try {
      const { ways, why, sentence } = await read("/v1/paths", { to });
      if (asked !== this.#asked) return;
      this.#said.textContent = why ? answered(sentence, noWay(why, to)) : "";
      this.#list.replaceChildren(...ways.map(shown));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#said.textContent = error.message;
      this.#list.replaceChildren();
    }
    this.root.ariaBusy = "false";
  }
}

/** A field for whom one wants to meet, and the ways below. */
export class WaySearch {
  #ways = new Ways();
  #input = element("input", { id: "way-to", name: "to", required: true, maxlength: 1000 });

  constructor() {
    this.root = element(
      "section",
      { id: "way-search", class: "part", "aria-labelledby": "ways-heading" },
      element("div", { class: "head" }, element("h2", { id: "ways-heading" }, t("ways_find"))),
      element(
        "form",
        {
          class: "form",
          autocomplete: "off",
          onsubmit: (/** @type {SubmitEvent} */ event) => {
            event.preventDefault();
            this.#ways.find(this.#input.value.trim());
          },
        },
        element("label", { for: "way-to" }, element("span", {}, t("ways_to")), this.#input),
        element(
          "div",
          { class: "deeds" },
          element("button", { class: "main", type: "submit" }, t("ways_show")),
        ),
      ),
      this.#ways.root,
    );
  }
}

/** @param {Way} way */
function shown({ steps, strength, worth }) {
  const [first] = steps;
  const name = first?.person.name ?? "";
  return element(
    "li",
    {},
    element(
      "p",
      { class: "name" },
      steps.length > 1 ? t("ways_ask", name) : t("ways_yourself", name),
    ),
    element(
      "p",
      { class: "soft" },
      t("ways_worth", number(Math.round(strength)), number(Math.round(worth))),
    ),
    element(
      "ul",
      { class: "steps" },
      ...steps.map(({ person, reasons }) =>
        element(
          "li",
          {},
          element("a", { href: `#/person/${person.id}` }, person.name),
          ...reasons.map((one) =>
            element("p", { class: "soft" }, answered(one.sentence, acquainted(one))),
          ),
        ),
      ),
    ),
  );
}
