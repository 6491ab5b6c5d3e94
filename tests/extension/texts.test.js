import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { refusal } from "../../extension/daemon/failure.js";
import {
  answered,
  counted,
  language,
  listed,
  number,
  phrase,
  t,
} from "../../extension/look/texts.js";
import { ago, day, moment } from "../../extension/look/words.js";
import { keysIn, pages, source, strings, wordsIn } from "./support/source.js";
import { messages, speak } from "./support/texts.js";

const LOCALES = readdirSync(new URL("../../extension/_locales/", import.meta.url));
const ENGLISH = messages("en");
const KEYS = Object.keys(ENGLISH);
const COUNTS = KEYS.filter((key) => key.endsWith("_other"))
  .map((key) => key.slice(0, -"_other".length))
  .filter((key) => `${key}_one` in ENGLISH);
const IN_MANIFEST = [...source("manifest.json").matchAll(/__MSG_(\w+)__/g)].map(
  ([, key]) => key ?? "",
);
/** Keys that begin like this are made of what the wire says: look/texts.js, `called`. */
const FAMILIES = [
  "deed_",
  "edit_",
  "field_",
  "format_",
  "insight_",
  "label_",
  "operator_",
  "relation_",
  "template_",
];
const MOST_DESCRIBED = 132; // characters, Chrome Web Store

/** @param {string} locale @returns {string[]} the forms that its language has for numbers */
function forms(locale) {
  const rules = new Intl.PluralRules(messages(locale).language?.message ?? "");
  return rules.resolvedOptions().pluralCategories;
}

/** @param {string} key as English has it @param {string} locale @returns {string[]} as this one must have it */
function keysFor(key, locale) {
  const count = COUNTS.find((one) => key === `${one}_one` || key === `${one}_other`);
  if (!count) return [key];
  return key.endsWith("_other") ? forms(locale).map((form) => `${count}_${form}`) : [];
}

/** @param {string} text @returns {string[]} */
function values(text) {
  return [...new Set(text.match(/\$\d/g))].sort();
}

for (const locale of LOCALES) {
  const own = messages(locale);

  test(`${locale} has every text, in every form its numbers take, and no other`, () => {
    const wanted = new Set(KEYS.flatMap((key) => keysFor(key, locale)));
    assert.deepEqual(
      [...wanted].filter((key) => !own[key]?.message.trim()),
      [],
    );
    assert.deepEqual(
      Object.keys(own).filter((key) => !wanted.has(key)),
      [],
    );
  });

  test(`what is put into a text has its place in ${locale} too`, () => {
    for (const [key, { message }] of Object.entries(own)) {
      const form = /^(.+)_(zero|one|two|few|many)$/.exec(key);
      const isCount = form !== null && COUNTS.includes(form[1] ?? "");
      const english = ENGLISH[isCount ? `${form[1]}_other` : key]?.message ?? "";
      // "One person": where there is one form for one number, it may say the number in words.
      const left = isCount && form[2] !== "few" && form[2] !== "many" ? "$1" : "";
      const missing = values(english).filter((one) => !message.includes(one) && one !== left);
      const strange = values(message).filter((one) => !english.includes(one));
      assert.deepEqual([missing, strange], [[], []], key);
      // Between two of these signs Chromium looks for the name of a placeholder, and loads nothing.
      assert.doesNotMatch(message, /\$\w+\$/, key);
    }
  });

  test(`${locale} says what language it is, and which way it runs`, () => {
    const tag = own.language?.message ?? "";
    assert.equal(tag, locale.replace("_", "-"));
    const runs = /^(?:ar|he|fa|ur)/.test(tag) ? "rtl" : "ltr";
    assert.equal(own.direction?.message, runs);
    const told = own.product_description?.message.length ?? 0;
    assert.ok(told > 0 && told <= MOST_DESCRIBED, `${told} characters`);
  });
}

test("every text that a page or the manifest names is there", () => {
  for (const key of [...pages.flatMap(keysIn), ...IN_MANIFEST]) assert.ok(key in ENGLISH, key);
});

test("every text is used", () => {
  const said = strings();
  const whole = new Set([
    ...said.map(({ text }) => text),
    ...pages.flatMap(keysIn),
    ...IN_MANIFEST,
  ]);
  const begun = said
    .filter(({ text, prefix }) => prefix && text.endsWith("_"))
    .map(({ text }) => text);
  const unused = KEYS.filter((key) => {
    const name = COUNTS.find((one) => key === `${one}_one` || key === `${one}_other`) ?? key;
    return !whole.has(name) && ![...begun, ...FAMILIES].some((start) => name.startsWith(start));
  });
  assert.deepEqual(unused, []);
});

test("no words stand in a page itself", () => {
  for (const page of pages) assert.deepEqual(wordsIn(page), [], page);
});

/** Names of keys, headers, algorithms and products, and what a terminal reads: the same in every language. */
const NAMES = new Set(
  `Android ArrowDown ArrowUp Chromium ChromeOS Delete Ed25519 End Enter Escape Home Linux Mac Tab Windows
  Content-Digest Content-Type Signature Signature-Input DOMContentLoaded DaemonError PairingError
  QuotaExceededError`.split(/\s+/),
);
const FOR_PROGRAMS = /^(?:kithbook |\("@|[a-z]+:$|[\s·…→×✓↵⌘\u2068\u2069#/(–-]*$|noreferrer )/u;
/** Prose: a word with a capital, two words, or one with the end of a sentence. */
const PROSE = /(?:^|\s)\p{Lu}\p{Ll}|\p{L}\S* +\S*\p{L}|\p{L}[.!?…:]\s*$|[^\0-\x7f]/u;
const SELECTS = new Set([
  "closest",
  "matches",
  "querySelector",
  "querySelectorAll",
  "split",
  "matchMedia",
]);

/** @param {any[]} within */
function isForPrograms(within) {
  return within.some(({ type, callee, key }) => {
    if (type === "NewExpression") return /^(?:Type|Range)Error$/.test(callee.name);
    if (type === "CallExpression") return SELECTS.has(callee.property?.name ?? callee.name);
    return type === "Property" && ["class", "rel"].includes(key.name);
  });
}

test("no words that are shown stand in a script itself", () => {
  /** Two words that the wire has as one. */
  const codes = ["met through", "name reverse", "newest reverse", "last reverse"];
  const found = strings().filter(
    ({ text, within }) =>
      PROSE.test(text) &&
      !(NAMES.has(text) || FOR_PROGRAMS.test(text) || codes.includes(text)) &&
      !isForPrograms(within),
  );
  assert.deepEqual(
    found.map(({ file, line, text }) => `${file}:${line} ${text}`),
    [],
  );
});

test("counts read as English", () => {
  assert.deepEqual([counted("people", 1), counted("people", 1248)], ["1 person", "1,248 people"]);
});

test("nodes stand where the language has them", () => {
  const [one, other] = /** @type {Node[]} */ (/** @type {unknown} */ ([{}, {}]));
  assert.deepEqual(phrase("same_pair", /** @type {Node} */ (one), /** @type {Node} */ (other)), [
    one,
    " and ",
    other,
  ]);
  assert.deepEqual(phrase("same_as", "Ada $2"), ["Maybe the same person as ", "Ada $2"]);
});

test("dates and numbers are those of the browser's own country, if it speaks the language", () => {
  assert.equal(language(), "en");
  assert.equal(number(1234.5), "1,234.5");
  assert.match(moment(new Date(2020, 2, 3, 14, 3).getTime()), /^3 Mar 2020,? 14:03$/);
  assert.equal(day(new Date(2020, 2, 3).getTime()), "3 Mar 2020");
  assert.equal(ago(new Date(Date.now() - 12 * 86_400_000).toLocaleDateString("sv")), "12 days ago");
  assert.equal(listed(["role", "name"]), "role, name");
  assert.equal(t("joined_clauses", "one", 2), "one; 2");
});

/**
 * The module as it is in a browser of another language.
 * @param {[locale: string, browser?: string]} language
 * @param {(texts: typeof import("../../extension/look/texts.js")) => void} look
 */
async function speaking(language, look) {
  speak(...language);
  try {
    look(await import(`../../extension/look/texts.js?${Math.random()}`));
  } finally {
    speak("en", "en-GB");
  }
}

test("an unknown language has English texts, and English dates with them", () =>
  speaking(["en", "is-IS"], ({ number }) => assert.equal(number(1234.5), "1,234.5")));

test("a number has the form that its language has for it", async () => {
  const forms = /** @type {const} */ ({
    sk: ["1 človek", "3 ľudia", "5 ľudí"],
    ja: ["1 人", "3 人", "5 人"],
  });
  for (const [locale, people] of Object.entries(forms))
    await speaking([locale], ({ counted }) =>
      assert.deepEqual(
        [1, 3, 5].map((count) => counted("people", count)),
        people,
      ),
    );
});

test("where text runs from right to left, what is put in stands apart", () =>
  speaking(["ar"], ({ counted, t }) => {
    assert.equal(t("copied_value", "bo@fjordlab.example"), "نُسخ \u2068bo@fjordlab.example\u2069");
    assert.equal(counted("people", 2), "شخصان");
  }));

test("what the daemon says in English is said where the texts are English, and else in their language", () => {
  speak("en");
  assert.equal(answered("Ada added.", t("did_added")), "Ada added.");
  assert.equal(answered(null, t("did_added")), ENGLISH.did_added?.message);
  speak("de");
  assert.equal(answered("Ada added.", t("did_added")), messages("de").did_added?.message);
});

test("whatever the daemon says no to is said in every language, in English in its own words", () => {
  const schema = new URL("../../protocol/generated/schema/Failure.json", import.meta.url);
  /** @type {(import("../../extension/wire/types.d.ts").ErrorCode)[]} */
  const codes = JSON.parse(readFileSync(schema, "utf8")).$defs.ErrorCode.enum;
  assert.ok(codes.length > 0);
  const sentence = "It is said so.";
  for (const locale of LOCALES) {
    speak(locale);
    const said = codes.map((code) => refusal({ code, sentence }));
    if (locale === "en") assert.deepEqual(new Set(said), new Set([sentence]));
    else assert.equal(new Set([...said, sentence]).size, codes.length + 1, locale);
    const later = /** @type {any} */ ("of a newer daemon");
    assert.equal(refusal({ code: later, sentence }), sentence);
  }
  speak("en", "en-GB");
});
