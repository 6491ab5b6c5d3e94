/** The week, the first page: at most five people to reach out to, each with why. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, number, phrase, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { logs } from "./due.js";
import { later } from "./later.js";
import { talked, who } from "./reminders.js";
import { renew } from "./renew.js";
import { deed, line } from "./section.js";

/** @import { Calls, WeekPerson, WeekReason } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {Calls["/v1/week/answer"]["request"]["answer"]} Answer */

export class WeekPage {
  #desk;
  #list = element("ul", { id: "week-people" });
  #none = element(
    "div",
    { id: "week-none", class: "nobody", hidden: true },
    element("p", {}, t("week_none")),
    element(
      "p",
      {},
      ...phrase("week_none_hint", element("a", { href: "#/" }, t("week_none_people"))),
    ),
  );
  #rest = element("p", { id: "week-rest", class: "soft", hidden: true });

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.root = element(
      "div",
      { class: "sheet week" },
      element("h1", {}, t("week_title")),
      this.#none,
      element("section", { class: "part", "aria-label": t("week_title") }, this.#list),
      this.#rest,
    );
  }

  async refresh() {
    const { people, others } = await read("/v1/week", {});
    this.#none.hidden = people.length > 0;
    renew(
      this.#list,
      people.map((one) => this.#person(one)),
    );
    this.#rest.hidden = others === 0;
    this.#rest.textContent = counted("week_rest", others);
  }

  /** @param {WeekPerson} one */
  #person({ person, name, line: role, state, until, reasons, last, talked: spoken, note }) {
    const row = line(
      person,
      [
        who(person, name),
        " ",
        state === "done" &&
          element("span", { class: "mark", "data-state": "done" }, t("week_done")),
        state === "resting" &&
          until &&
          element("span", { class: "mark" }, t("due_back", dayOf(until))),
        role && element("p", { class: "soft" }, role),
        element("ul", { class: "reasons" }, ...reasons.map((one) => element("li", {}, why(one)))),
        talked(spoken ?? last, note),
      ],
      ...this.#deeds(person, name, state),
    );
    row.dataset.state = state;
    return row;
  }

  /** @param {string} person @param {string} name @param {WeekPerson["state"]} state */
  #deeds(person, name, state) {
    const brief = element(
      "a",
      { class: "quiet", href: `#/brief/${person}`, "aria-label": t("brief_name", name) },
      t("brief"),
    );
    if (state === "done") return [brief, this.#says("open", "week_open", person, name)];
    return [
      ...logs(person, name, this.#desk),
      this.#says("done", "do_done", person, name),
      later({ person }, name, this.#desk),
      this.#says("no", "week_no", person, name),
      brief,
    ];
  }

  /** @param {Answer} answer @param {"week_open" | "do_done" | "week_no"} words @param {string} person @param {string} name */
  #says(answer, words, person, name) {
    const act = () => this.#desk.do("/v1/week/answer", { person, answer });
    return deed(t(words), act, t("due_log", t(words), name));
  }
}

/** @param {WeekReason} reason @returns {string} why somebody is in the week */
function why({ kind, day, days, text, name, sentence }) {
  const when = day ? dayOf(day) : "";
  switch (kind) {
    case "overdue":
      return counted("reason_overdue", days ?? 0, when);
    case "due":
      return counted("reason_due", days ?? 0, when);
    case "quiet":
      return counted("reason_quiet", days ?? 0, when);
    case "birthday":
      return text
        ? t("reason_birthday_turns", when, number(Number(text)))
        : t("reason_birthday", when);
    case "reminder":
      return t("reason_reminder", when, text ?? "");
    case "promise":
      return t("reason_promise", when, text ?? "");
    case "theirs":
      return t("reason_theirs", when, text ?? "");
    case "job":
      return t("reason_job", when, text ?? "");
    case "ask":
      return name ? t("reason_ask", text ?? "", name) : t("reason_ask_yours", text ?? "");
    case "introduction":
      return t("reason_introduction", when, text ?? "");
    case "thanks":
      return t("reason_thanks", text ?? "");
    default:
      return sentence;
  }
}
