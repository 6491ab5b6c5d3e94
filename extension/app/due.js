/** With whom it is time again: cadences, promises, and who was lost from sight. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { stateMark } from "./between.js";
import { deed, line, Section } from "./section.js";

/** @import { Contact, Fading, Promise as Pledge } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

const MOST = 100;

export class DuePage {
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.contacts = new Section({
      id: "contacts",
      title: t("due_contacts"),
      empty: t("due_no_contacts"),
    });
    this.promises = new Section({
      id: "pledges",
      title: t("due_promises"),
      empty: t("due_no_promises"),
    });
    this.fading = new Section({
      id: "fading",
      title: t("due_fading"),
      empty: t("due_no_fading"),
    });
    this.root = element(
      "div",
      { class: "sheet due" },
      element("h1", {}, t("due_title")),
      this.contacts.root,
      this.promises.root,
      this.fading.root,
    );
  }

  async refresh() {
    const due = await read("/v1/due", { limit: MOST });
    this.contacts.show(due.contacts.map((one) => this.#contact(one)));
    this.promises.show(due.promises.map((one) => this.#promise(one)));
    this.fading.show(due.losing_touch.map((one) => this.#fading(one)));
  }

  /** @param {Contact} one */
  #contact({ person, name, state, days, ideal, last }) {
    return line(
      person,
      [
        who(person, name),
        " ",
        state !== "fresh" && stateMark(state),
        element("p", { class: "soft" }, counted("due_since", days, ideal)),
        last?.text && element("p", { class: "text" }, last.text),
      ],
      ...this.#logs(person, name),
    );
  }

  /** @param {Fading} one */
  #fading({ person, name, days, gap, last }) {
    return line(
      person,
      [
        who(person, name),
        element("p", { class: "soft" }, counted("due_silence", days, gap)),
        last.text && element("p", { class: "text" }, last.text),
      ],
      ...this.#logs(person, name),
    );
  }

  /** @param {Pledge} one */
  #promise({ id, person, name, text, theirs, due }) {
    const end = (/** @type {"kept" | "dropped"} */ state) => () =>
      this.#desk.do("/v1/promises/end", { promise: id, state });
    return line(
      id,
      [
        who(person, name),
        element("p", {}, t(theirs ? "due_they_promised" : "due_you_promised", text)),
        due && element("p", { class: "soft" }, t("between_until_day", dayOf(due))),
      ],
      deed(t("between_kept"), end("kept"), t("between_kept_name", text)),
      deed(t("do_drop"), end("dropped"), t("between_drop_name", text)),
    );
  }

  /** @param {string} person @param {string} name */
  #logs(person, name) {
    return /** @type {const} */ ([
      ["met", "between_met_today"],
      ["message", "between_wrote_today"],
    ]).map(([kind, words]) =>
      deed(
        t(words),
        () => this.#desk.do("/v1/interactions/log", { people: [person], kind }),
        t("due_log", t(words), name),
      ),
    );
  }
}

/** @param {string} person @param {string} name */
function who(person, name) {
  return element("a", { class: "name", href: `#/person/${person}` }, name);
}
