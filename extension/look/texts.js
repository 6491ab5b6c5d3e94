/** Every text that is shown, by its key: what `_locales/` has of it in the language that the browser chose. */

/** @import { Counts, Parts, Texts, Value } from "./keys.d.ts" */

/** Where nodes go into a text: characters for private use, which no text has. */
const FIRST_MARK = 0xe000;
const MARKS = /([\ue000-\ue008])/;
/** A word of the wire that may be a key's end. */
const CODE = /^[a-z]+(?:[ _][a-z]+)*$/;

/** Made when they are first asked for. @type {Map<string, unknown>} */
const formats = new Map();

/**
 * @template {keyof Texts} K
 * @param {K} key
 * @param {Texts[K]} values for $1, $2 and so on
 * @returns {string}
 */
export function t(key, ...values) {
  return chrome.i18n.getMessage(key, values.map(written));
}

/**
 * How many there are, in the form that the language has for that number.
 * @template {keyof Counts} K
 * @param {K} key
 * @param {number} count for $1
 * @param {Counts[K]} values for $2 and so on
 * @returns {string}
 */
export function counted(key, count, ...values) {
  const form = made("plural", () => new Intl.PluralRules(language())).select(count);
  return chrome.i18n.getMessage(`${key}_${form}`, [count, ...values].map(written));
}

/**
 * A text with nodes in it: links, marks.
 * @template {keyof Texts} K
 * @param {K} key
 * @param {Parts<Texts[K]>} parts for $1, $2 and so on
 * @returns {(Node | string)[]} in the order of the language
 */
export function phrase(key, ...parts) {
  const marks = parts.map((_, at) => String.fromCharCode(FIRST_MARK + at));
  return chrome.i18n
    .getMessage(key, marks)
    .split(MARKS)
    .map((piece) => parts[piece.charCodeAt(0) - FIRST_MARK] ?? piece)
    .filter((piece) => piece !== "");
}

/**
 * What a word of the wire is called: `field` and "met_at" make the text `field_met_at`.
 * @param {"deed" | "edit" | "field" | "format" | "insight" | "label" | "operator" | "relation" | "template"} kind
 * @param {string} code
 * @returns {string} empty where there is no word for it, as for one's own fields and labels
 */
export function called(kind, code) {
  return CODE.test(code) ? chrome.i18n.getMessage(`${kind}_${code.replaceAll(" ", "_")}`) : "";
}

/** @param {number} value */
export function number(value) {
  return made("number", () => new Intl.NumberFormat(locale())).format(value);
}

/** @param {number} part of 1 */
export function percent(part) {
  return made("percent", () => new Intl.NumberFormat(locale(), { style: "percent" })).format(part);
}

/** @param {number} hundredths @param {string} currency as ISO 4217 has it */
export function money(hundredths, currency) {
  const format = () => new Intl.NumberFormat(locale(), { style: "currency", currency });
  return made(`money ${currency}`, format).format(hundredths / 100);
}

/** @param {Iterable<string>} words */
export function listed(words) {
  return made("list", () => new Intl.ListFormat(locale(), { style: "narrow" })).format(words);
}

/** @param {number} days from today, negative where they are past @returns {string} "yesterday", "12 days ago" */
export function relativeDay(days) {
  const format = made("days", () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }));
  return format.format(days, "day");
}

/** @param {number | Date} time ms since 1970 @param {Intl.DateTimeFormatOptions} options */
export function dated(time, options) {
  const name = JSON.stringify(options);
  return made(name, () => new Intl.DateTimeFormat(locale(), options)).format(time);
}

/** The language of the texts, which need not be the browser's. */
export function language() {
  return t("language");
}

/**
 * What came of a write. The daemon tells in English, with more of it; else the general words do.
 * @param {string | null | undefined} told by the daemon @param {string} own
 */
export function answered(told, own) {
  return (language() === "en" && told) || own;
}

/** How dates and numbers are written: as in the browser's own country, where the texts are in its language. */
function locale() {
  const browser = new Intl.Locale(chrome.i18n.getUILanguage());
  return browser.language === new Intl.Locale(language()).language ? browser.baseName : language();
}

/** @param {Value} value */
function written(value) {
  const text = typeof value === "number" ? number(value) : value;
  // A Latin name within Arabic would else take the full stop behind it along to its own end.
  return t("direction") === "rtl" ? `\u2068${text}\u2069` : text;
}

/**
 * @template T
 * @param {string} name
 * @param {() => T} make
 * @returns {T}
 */
function made(name, make) {
  const known = /** @type {T | undefined} */ (formats.get(name));
  if (known !== undefined) return known;
  const format = make();
  formats.set(name, format);
  return format;
}
