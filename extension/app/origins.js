/** Where each value of a person comes from, for whoever asks. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { percent, t } from "../look/texts.js";
import { day, fieldName, host } from "../look/words.js";

/** @import { Origin } from "../wire/types.d.ts" */

export class Origins {
  #person;
  #list = element("ul", {});

  /** @param {string} person */
  constructor(person) {
    this.#person = person;
    this.root = element(
      "details",
      { id: "origins", class: "part origins", ontoggle: () => this.refresh() },
      element("summary", {}, t("origins_title")),
      this.#list,
    );
  }

  /** Look again, if anybody looks. */
  async refresh() {
    if (!this.root.open) return;
    const { origins } = await read("/v1/people/origins", { person: this.#person });
    this.#list.replaceChildren(...origins.filter(({ said }) => said.value !== null).map(origin));
  }
}

/** @param {Origin} one */
function origin({ field, said }) {
  const who = said.url
    ? host(said.url)
    : (said.file ?? t(said.kind === "import" ? "origins_file" : "origins_you"));
  const sure =
    said.confidence == null
      ? t("origins_line", who, day(said.at))
      : t("origins_line_sure", who, day(said.at), percent(said.confidence));
  return element(
    "li",
    {},
    element("b", {}, fieldName(field)),
    ` ${said.value} `,
    element("span", { class: "soft" }, sure),
  );
}
