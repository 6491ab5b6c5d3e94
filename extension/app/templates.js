/** The texts that drafts begin from: those that Kithbook brings, as they are or changed, and one's own. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { called, phrase, t } from "../look/texts.js";
import { change } from "./change.js";
import { deed, line, Section } from "./section.js";

/** @import { Template } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @param {string} name @param {boolean} builtIn */
export function templateName(name, builtIn) {
  return (builtIn && called("template", name)) || name;
}

export class TemplatesPage {
  #desk;
  /** What they are called, so that a new one is none of them. @type {string[]} */
  #names = [];

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.section = new Section({
      id: "templates",
      title: t("templates_texts"),
      inputs: [
        { name: "name", label: t("templates_name"), needed: true },
        { name: "text", label: t("templates_text"), kind: "long", needed: true },
      ],
      add: async ({ name = "", text = "" }) => {
        if (this.#names.includes(plain(name))) {
          desk.say(t("templates_known", name));
          return false;
        }
        return desk.do("/v1/introductions/templates/put", { name, text });
      },
    });
    this.root = element(
      "div",
      { class: "sheet due templates" },
      element("h1", {}, t("templates_title")),
      element("p", {}, element("a", { href: "#/introductions" }, t("nav_introductions"))),
      element(
        "p",
        { class: "soft" },
        ...phrase(
          "templates_places",
          place("{person}"),
          place("{other}"),
          place("{introducer}"),
          place("{person_first}"),
          place("{person_about}"),
          place("{why}"),
          place("{outcome}"),
        ),
      ),
      this.section.root,
    );
  }

  async refresh() {
    const { templates } = await read("/v1/introductions/templates", {});
    this.#names = templates.flatMap(({ name, built_in: builtIn }) => [
      name,
      plain(templateName(name, builtIn)),
    ]);
    this.section.show(templates.map((one) => this.#row(one)));
  }

  /** @param {Template} one */
  #row({ name, text, built_in: builtIn, changed }) {
    const shown = templateName(name, builtIn);
    const editing = change({
      id: `template-${name.replaceAll(" ", "-")}`,
      about: t("due_log", t("do_change"), shown),
      inputs: () => [
        { name: "text", label: t("templates_text"), kind: "long", needed: true, value: text },
      ],
      save: ({ text: now = "" }) =>
        this.#desk.do("/v1/introductions/templates/put", { name, text: now }),
    });
    const words = t(builtIn ? "templates_back" : "do_remove");
    const reset = () => this.#desk.do("/v1/introductions/templates/reset", { name });
    const row = line(
      name,
      [
        element("h3", { class: "name" }, shown),
        builtIn && changed && element("span", { class: "mark" }, t("templates_changed")),
        element("p", { class: "text soft" }, text.trim()),
      ],
      editing.button,
      ...(changed ? [deed(words, reset, t("due_log", words, shown))] : []),
    );
    row.append(editing.box);
    return row;
  }
}

/** What may stand in braces. @param {string} text */
function place(text) {
  return element("code", { dir: "ltr" }, text);
}

/** @param {string} name @returns {string} as the daemon compares it */
function plain(name) {
  return name.trim().split(/\s+/).join(" ").toLowerCase();
}
