/** Reminders: made, told, done. Shown on a person's page and where all that is due is. */

import { element } from "../look/element.js";
import { answered, t } from "../look/texts.js";
import { clauses, dayOf } from "../look/words.js";
import { change } from "./change.js";
import { typesDays } from "./form.js";
import { again, later } from "./later.js";
import { recurring } from "./recurrence.js";
import { deed, line, Section } from "./section.js";

/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Reminder } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */
/** @import { Input, Values } from "./form.js" */

/** How often, as it is asked for; the rules that come of it; and what that is called. @type {[string, string, Plain][]} */
const RULES = [
  ["", "", "reminder_once"],
  ["1 day", "FREQ=DAILY", "reminder_daily"],
  ["weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "reminder_weekdays"],
  ["1 week", "FREQ=WEEKLY", "reminder_weekly"],
  ["2 weeks", "FREQ=WEEKLY;INTERVAL=2", "reminder_two_weeks"],
  ["1 month", "FREQ=MONTHLY", "reminder_monthly"],
  ["3 months", "FREQ=MONTHLY;INTERVAL=3", "reminder_quarterly"],
  ["1 year", "FREQ=YEARLY", "reminder_yearly"],
];
/** The day of a month or year, which the next day says by itself. */
const OWN_DAY = /;BY(?:MONTH|MONTHDAY|SETPOS)=[^;]*/g;

/** @param {string} often */
function asked(often) {
  return often && (often === "weekdays" ? often : `every ${often}`);
}

/**
 * @param {string} id
 * @param {Desk} desk
 * @param {string | null} person whom they are about
 */
export function reminders(id, desk, person) {
  return new Section({
    id,
    title: t("reminders_title"),
    empty: person ? "" : t("reminders_none"),
    inputs: inputs({}),
    add: ({ text = "", when, time, often, rule }) =>
      desk.do("/v1/reminders/make", {
        text,
        person,
        when: said(when, time) || null,
        rule: rule || asked(often ?? "") || null,
      }),
  });
}

/** @param {Values} values that stand there at first @returns {Input[]} */
function inputs({ text = "", when = "", often = "", rule = "" }) {
  return [
    { name: "text", label: t("reminder_text"), needed: true, value: text },
    ...days(when),
    {
      name: "often",
      label: t("reminder_often"),
      kind: "select",
      choices: RULES.map(([often, , words]) => [often, t(words)]),
      value: often,
    },
    { name: "rule", label: t("reminder_rule"), value: rule },
  ];
}

/** @param {string} when a day, or a day and a time @returns {Input[]} one, where both are typed in words */
function days(when) {
  if (typesDays()) return [{ name: "when", label: t("reminder_when"), value: when }];
  const [day = "", time = ""] = when.split(" ");
  return [
    { name: "when", label: t("reminder_when"), kind: "day", value: day },
    { name: "time", label: t("reminder_time"), kind: "time", value: time },
  ];
}

/** @param {string} [when] @param {string} [time] where it stands by itself */
function said(when, time) {
  return [when, time].filter(Boolean).join(" ");
}

/** @param {string | null} rule @returns what it is among those to choose from, if it is one */
function chosen(rule) {
  const bare = rule?.replace(OWN_DAY, "");
  return bare ? RULES.find(([, each]) => each === bare) : undefined;
}

/** @param {Reminder} one @returns {{text: string, when: string, often: string, rule: string}} as a form has it */
export function asTyped({ text, day, time, rule, every }) {
  const known = chosen(rule);
  return {
    text,
    when: time ? `${day} ${time}` : day,
    often: known?.[0] ?? "",
    rule: known ? "" : (every ?? rule ?? ""),
  };
}

/**
 * What of a reminder is to be changed, from what stands in the form.
 * @param {Reminder} one
 * @param {Values} values
 */
export function edited(one, { text = "", when: day, time, often = "", rule = "" }) {
  const before = asTyped(one);
  const when = said(day, time);
  const isMoved = when !== "" && when !== before.when;
  const comes = rule || asked(often);
  const isOther = comes !== (before.rule || asked(before.often));
  return {
    reminder: one.id,
    text,
    when: isMoved ? when : null,
    // "Every month" is counted from the new day; with the rule as it is kept it would stay on the old one.
    rule: isOther || (isMoved && !rule && often) ? comes : null,
  };
}

/**
 * @param {Reminder} one
 * @param {Desk} desk
 * @param {boolean} [named] whether whom it is about is said
 */
export function reminderLine(one, desk, named) {
  const { id, person, name, text, day, time, rule, every, snoozed, last, note } = one;
  const when = time ? t("reminder_at", dayOf(day), time) : dayOf(day);
  const known = chosen(rule);
  const words = known ? t(known[2]) : rule ? answered(every, recurring(rule) || rule) : "";
  const rests = snoozed && snoozed > new Date().toLocaleDateString("sv");
  const editing = change({
    id: `reminder-${id}`,
    about: t("due_log", t("do_change"), text),
    inputs: () => inputs(asTyped(one)),
    save: (values) => desk.do("/v1/reminders/edit", edited(one, values)),
  });
  const row = line(
    id,
    [
      named && person && name && who(person, name),
      element("p", { class: "text" }, text),
      element(
        "p",
        { class: "soft" },
        clauses(when, words, rests ? t("due_back", dayOf(snoozed)) : ""),
      ),
      named && talked(last, note),
    ],
    deed(
      t("do_done"),
      () => desk.do("/v1/reminders/done", { reminder: id }),
      t("reminder_done_name", text),
    ),
    rests ? again({ reminder: id }, text, desk) : later({ reminder: id }, text, desk),
    editing.button,
    deed(
      t("do_remove"),
      () => desk.do("/v1/reminders/remove", { reminder: id }),
      t("reminder_remove_name", text),
    ),
  );
  row.append(editing.box);
  return row;
}

/**
 * The last that was said, and written down.
 * @param {{text: string | null, day: string} | null} last
 * @param {string | null | undefined} note
 */
export function talked(last, note) {
  const parts = [
    last?.text && element("p", { class: "text" }, t("talked_last", dayOf(last.day), last.text)),
    note && element("p", { class: "text" }, t("talked_note", note)),
  ].filter((part) => part instanceof Element);
  return parts.length > 0 && element("div", { class: "talked" }, ...parts);
}

/** @param {string} person @param {string} name */
export function who(person, name) {
  return element("a", { class: "name", href: `#/person/${person}` }, name);
}
