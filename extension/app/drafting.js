/** A text to copy for an introduction: for what comes next, or from whichever template one chooses. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { templateName } from "./templates.js";

/** @import { Draft } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

export class Drafting {
  #introduction;
  #desk;
  #whom = element("p", { class: "soft" });
  #text = element("textarea", { rows: 9 });
  #copy = element(
    "button",
    { type: "button", "aria-live": "polite", onclick: () => this.#take() },
    t("do_copy"),
  );
  #choice;

  /** @param {string} introduction @param {Desk} desk */
  constructor(introduction, desk) {
    this.#introduction = introduction;
    this.#desk = desk;
    const id = `template-of-${introduction}`;
    this.#choice = element("select", { id, onchange: () => this.#ask(this.#choice.value) });
    this.root = element(
      "div",
      { class: "drafting" },
      element("label", { for: id }, element("span", {}, t("intro_template")), this.#choice),
      this.#whom,
      this.#text,
      element(
        "div",
        { class: "deeds" },
        this.#copy,
        element("a", { class: "quiet", href: "#/templates" }, t("templates_change")),
      ),
    );
  }

  /** Write the text for what comes next, and go there. */
  async open() {
    const { templates } = await read("/v1/introductions/templates", {});
    const draft = await this.#ask(null);
    this.#choice.replaceChildren(
      ...templates.map(({ name, built_in: builtIn }) =>
        element(
          "option",
          { value: name, selected: name === draft?.template },
          templateName(name, builtIn),
        ),
      ),
    );
    this.#text.focus();
  }

  /** @param {string | null} template @returns {Promise<Draft | null>} */
  async #ask(template) {
    try {
      const draft = await read("/v1/introductions/draft", {
        introduction: this.#introduction,
        template,
      });
      const whom = draft.to.map(({ name }) => name).join(", ");
      this.#whom.textContent = whom;
      this.#text.value = draft.text;
      this.#text.setSelectionRange(0, 0);
      this.#text.ariaLabel = `${t("intro_draft")}: ${whom}`;
      this.#copy.textContent = t("do_copy");
      return draft;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(error.message);
      return null;
    }
  }

  async #take() {
    await navigator.clipboard.writeText(this.#text.value);
    this.#copy.textContent = t("did_copied");
  }
}
