/** How often a reminder comes, in the language of the texts: its RRULE (RFC 5545), as the daemon keeps it. */

import { counted, dated, listed, t } from "../look/texts.js";
import { clauses, dayOf } from "../look/words.js";

/** @import { Counts, Plain } from "../look/keys.d.ts" */

/** Each by itself, and every so many. @type {Partial<Record<string, [Plain, keyof Counts]>>} */
const UNITS = {
  DAILY: ["reminder_daily", "rule_days"],
  WEEKLY: ["reminder_weekly", "rule_weeks"],
  MONTHLY: ["reminder_monthly", "rule_months"],
  YEARLY: ["reminder_yearly", "rule_years"],
};
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const MONDAY = 5; // of January 1970
const NUMBERED = /^(-1|[1-5])([A-Z]{2})$/;
/** Days that a short month may lack: the last of these that it has. */
const ENDING = /^28,29(?:,30)?$/;

/** @param {string} rule @returns {string} empty where there are no words for it */
export function recurring(rule) {
  const { FREQ = "", INTERVAL, COUNT, UNTIL, ...rest } = parted(rule);
  const unit = UNITS[FREQ];
  if (!unit) return "";
  const every = INTERVAL ? counted(unit[1], Number(INTERVAL)) : t(unit[0]);
  const isPlain = Object.keys(rest).length === 0;
  const days = isPlain ? "" : whichDays(FREQ, rest);
  if (!isPlain && !days) return "";
  return clauses(
    days ? t("joined_colon", every, days) : every,
    COUNT ? counted("rule_times", Number(COUNT)) : "",
    UNTIL ? t("between_until_day", dayOf(UNTIL.replace(/^(.{4})(..)(..).*$/, "$1-$2-$3"))) : "",
  );
}

/** @param {string} rule @returns {Partial<Record<string, string>>} */
function parted(rule) {
  return Object.fromEntries(rule.split(";").map((part) => part.split("=")));
}

/**
 * @param {string} unit
 * @param {Partial<Record<string, string>>} parts that say which days of it
 * @returns {string} empty where there are no words for these
 */
function whichDays(unit, { BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, ...others }) {
  if (Object.keys(others).length > 0) return "";
  const isEnding = BYSETPOS === "-1" && ENDING.test(BYMONTHDAY ?? "");
  if (BYSETPOS && !isEnding) return "";
  if (unit === "WEEKLY" && BYDAY && !BYMONTH && !BYMONTHDAY) return weekdays(BYDAY.split(","));
  if (!isOf(unit, BYMONTH)) return "";
  if (BYDAY) return BYMONTHDAY ? "" : numbered(BYDAY, BYMONTH);
  const day = isEnding ? BYMONTHDAY?.slice(-2) : BYMONTHDAY;
  if (!day || !/^(?:-1|[0-9]{1,2})$/.test(day)) return "";
  return BYMONTH ? dayOfYear(Number(BYMONTH), Number(day)) : dayOfMonth(Number(day));
}

/** Of a month its own days are said, of a year those of one month. @param {string} unit @param {string | undefined} month */
function isOf(unit, month) {
  return month ? unit === "YEARLY" && /^[0-9]{1,2}$/.test(month) : unit === "MONTHLY";
}

/** @param {string[]} codes */
function weekdays(codes) {
  const names = codes.map(weekday);
  return names.includes("") ? "" : listed(names);
}

/** @param {string} code @returns {string} its name; empty where it is none */
function weekday(code) {
  const place = WEEKDAYS.indexOf(code);
  return place < 0 ? "" : dated(new Date(1970, 0, MONDAY + place), { weekday: "long" });
}

/** The first Monday, the last Friday. @param {string} code as `1MO` @param {string | undefined} month of a year */
function numbered(code, month) {
  const [, place = "", name = ""] = NUMBERED.exec(code) ?? [];
  const day = weekday(name);
  if (!day) return "";
  const which = place === "-1" ? t("rule_last_weekday", day) : t("rule_weekday", day, place);
  if (!month) return which;
  return clauses(which, dated(new Date(1970, Number(month) - 1, 1), { month: "long" }));
}

/** @param {number} day */
function dayOfMonth(day) {
  return day < 0 ? t("rule_last_day") : t("rule_day", day);
}

/** Of a year that leaps: "29 February" is kept as the last day of that month. @param {number} month @param {number} day */
function dayOfYear(month, day) {
  const isLast = month === 2 && day === -1;
  // The 29th itself comes in few years, for which there is no short word.
  if (!isLast && (day < 0 || (month === 2 && day === 29))) return "";
  const date = new Date(2000, month - 1, isLast ? 29 : day);
  return dated(date, { day: "numeric", month: "long" });
}
