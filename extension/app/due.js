/** With whom it is time again, and of what: cadences, reminders, promises, birthdays, who was lost. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, number, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { stateMark } from "./between.js";
import { again, later } from "./later.js";
import { reminderLine, reminders, talked, who } from "./reminders.js";
import { deed, line, Section } from "./section.js";

/** @import { Birthday, Contact, Fading, Promise as Pledge, Resting } from "../wire/types.d.ts" */
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
    this.reminders = reminders("reminders", desk, null);
    this.ahead = new Section({ id: "ahead", title: t("reminders_ahead") });
    this.promises = new Section({
      id: "pledges",
      title: t("due_promises"),
      empty: t("due_no_promises"),
    });
    this.birthdays = new Section({
      id: "birthdays",
      title: t("due_birthdays"),
      empty: t("due_no_birthdays"),
    });
    this.fading = new Section({
      id: "fading",
      title: t("due_fading"),
      empty: t("due_no_fading"),
    });
    this.resting = new Section({ id: "resting", title: t("due_resting") });
    this.root = element(
      "div",
      { class: "sheet due" },
      element("h1", {}, t("due_title")),
      this.contacts.root,
      this.reminders.root,
      this.ahead.root,
      this.promises.root,
      this.birthdays.root,
      this.fading.root,
      this.resting.root,
    );
  }

  async refresh() {
    const [due, { reminders: all }] = await Promise.all([
      read("/v1/due", { limit: MOST }),
      read("/v1/reminders", { limit: MOST }),
    ]);
    const now = new Set(due.reminders.map(({ id }) => id));
    const ahead = all.filter(({ id }) => !now.has(id));
    this.contacts.show(due.contacts.map((one) => this.#contact(one)));
    this.reminders.show(due.reminders.map((one) => reminderLine(one, this.#desk, true)));
    this.ahead.root.hidden = ahead.length === 0;
    this.ahead.show(ahead.map((one) => reminderLine(one, this.#desk, true)));
    this.promises.show(due.promises.map((one) => this.#promise(one)));
    this.birthdays.show(due.birthdays.map((one) => this.#birthday(one)));
    this.fading.show(due.losing_touch.map((one) => this.#fading(one)));
    this.resting.show(due.resting.map((one) => this.#resting(one)));
    this.resting.root.hidden = due.resting.length === 0;
  }

  /** @param {Contact} one */
  #contact({ person, name, state, days, ideal, last, note }) {
    return line(
      person,
      [
        who(person, name),
        " ",
        state !== "fresh" && stateMark(state),
        element("p", { class: "soft" }, counted("due_since", days, ideal)),
        talked(last, note),
      ],
      ...logs(person, name, this.#desk),
      later({ person }, name, this.#desk),
    );
  }

  /** @param {Fading} one */
  #fading({ person, name, days, gap, last, note }) {
    return line(
      person,
      [
        who(person, name),
        element("p", { class: "soft" }, counted("due_silence", days, gap)),
        talked(last, note),
      ],
      ...logs(person, name, this.#desk),
      later({ person }, name, this.#desk),
    );
  }

  /** @param {Birthday} one */
  #birthday({ person, name, day, on, days, turns }) {
    const kept = day.slice(-5) !== on.slice(-5);
    const when = days === 0 ? t("due_birthday_today") : counted("due_birthday_in", days, dayOf(on));
    return line(
      person,
      [
        who(person, name),
        element("p", { class: "soft" }, when),
        turns !== null && element("p", { class: "soft" }, t("due_birthday_turns", number(turns))),
        kept && element("p", { class: "soft" }, t("due_birthday_kept")),
      ],
      ...logs(person, name, this.#desk),
    );
  }

  /** @param {Resting} one */
  #resting({ person, name, until }) {
    return line(
      person,
      [who(person, name), element("p", { class: "soft" }, t("due_back", dayOf(until)))],
      again({ person }, name, this.#desk),
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
}

/** Log a contact by one click. @param {string} person @param {string} name @param {Desk} desk */
export function logs(person, name, desk) {
  return /** @type {const} */ ([
    ["met", "between_met_today"],
    ["message", "between_wrote_today"],
  ]).map(([kind, words]) =>
    deed(
      t(words),
      () => desk.do("/v1/interactions/log", { people: [person], kind }),
      t("due_log", t(words), name),
    ),
  );
}
