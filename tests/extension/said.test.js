import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { messages, speak } from "./support/texts.js";

const { acquainted, noWay } = await import("../../extension/app/acquainted.js");
const { failing } = await import("../../extension/app/job.js");
const { remark, remarked } = await import("../../extension/app/remark.js");
const { warned } = await import("../../extension/app/warned.js");
const { doubt, doubts } = await import("../../extension/look/doubts.js");
const { asks } = await import("../../extension/look/ways.js");
const { said, speaks } = await import("../../extension/person/evidence.js");

/** @import { Evidence, ImportRemark, Job, Paths, Reason, SearchNote, VaultWarning } from "../../extension/wire/types.d.ts" */

const LOCALES = readdirSync(new URL("../../extension/_locales/", import.meta.url));
const OTHERS = LOCALES.filter((locale) => locale !== "en");
const SENTENCE = "It is said so.";
// One browser has one language, and formats are made once: here a number of which all have one form.
const MANY = 100;

/** @param {string} schema @param {string} model @param {string} field @returns {any[]} the words that the wire has for it */
function kinds(schema, model, field) {
  const path = new URL(`../../protocol/generated/schema/${schema}.json`, import.meta.url);
  const whole = JSON.parse(readFileSync(path, "utf8"));
  const { properties } = model ? whole.$defs[model] : whole;
  const found = properties[field];
  return found.enum ?? found.anyOf?.flatMap((/** @type {any} */ one) => one.enum ?? []);
}

/**
 * Of each kind there is a text in every language, and no two say the same.
 * @param {any[]} all @param {(kind: any) => string} say
 */
function saysEach(all, say) {
  assert.ok(all.length > 1);
  for (const locale of LOCALES) {
    speak(locale);
    const told = new Set(all.map(say));
    assert.equal(told.size, all.length, locale);
    for (const text of told) assert.doesNotMatch(text, /^\s*$|^; |It is said so/, locale);
  }
}

/** @type {Omit<Reason, "kind">} */
const REASON = {
  one: "Ada",
  other: "Bo",
  what: "met",
  place: null,
  text: null,
  since: 2017,
  until: 2019,
  day: "2026-12-02",
  sentence: SENTENCE,
};
/** @type {Omit<ImportRemark, "kind">} */
const REMARK = { what: String(MANY), before: "x", after: "y", sentence: SENTENCE };
/** @type {Omit<Evidence, "kind">} */
const EVIDENCE = { one: "a", other: "b", namesakes: MANY, doubtful: true, sentence: SENTENCE };

/** @type {Omit<SearchNote, "kind">} */
const NOTE = { operator: "tag", value: "x", count: MANY, sentence: SENTENCE };

/** @type {Omit<VaultWarning, "kind">} */
const WARNING = { what: "x", count: MANY, sentence: SENTENCE };
const WAY = { query: "x", shown: "x", help: SENTENCE, count: null };

afterEach(() => speak("en", "en-GB"));

test("why two people know each other is said in every language", () => {
  saysEach(kinds("Paths", "Reason", "kind"), (kind) => acquainted({ ...REASON, kind }));
  const labels = ["knows", "partner", "colleague", "met through", "manager", "godmother"];
  saysEach(labels, (what) => acquainted({ ...REASON, kind: "relation", what }));
});

test("what one introduced the other means is that the other was met through the one", () => {
  const told = acquainted({ ...REASON, kind: "relation", what: "introduced" });
  assert.equal(told, "You met Bo through Ada");
  const manager = acquainted({ ...REASON, kind: "relation", what: "manager" });
  assert.equal(manager, "Bo is manager of Ada");
});

test("the years that two had in common are said as far as they go", () => {
  const year = new Date().getFullYear();
  /** @param {number} since @param {number | null} until */
  const at = (since, until) =>
    acquainted({ ...REASON, kind: "organisation", what: "ACME", since, until });
  assert.deepEqual(
    [at(2017, 2019), at(2019, 2019), at(2021, null), at(year, null)],
    ["Both at ACME; 2017–2019", "Both at ACME; 2019", "Both at ACME; since 2021", "Both at ACME"],
  );
});

test("why there is no way is said in every language", () => {
  saysEach(kinds("Paths", "", "why"), (why) =>
    noWay(/** @type {NonNullable<Paths["why"]>} */ (why), "Ada"),
  );
});

test("what an import did with a row is said in every language, and in English as the daemon says it", () => {
  saysEach(kinds("ImportRows", "ImportRemark", "kind"), (kind) => remark({ ...REMARK, kind }));
  speak("en");
  const twice = /** @type {const} */ (["converted", "converted"]).map((kind, at) => ({
    ...REMARK,
    kind,
    sentence: `Told ${at}.`,
  }));
  assert.equal(remarked(twice), "Told 0. Told 1.");
  speak("de");
  assert.equal(remarked(twice), messages("de").remark_converted?.message);
});

test("what speaks for two being one is said in every language, and in English as the daemon says it", () => {
  saysEach(kinds("Duplicates", "Evidence", "kind"), (kind) => said({ ...EVIDENCE, kind }));
  speak("en");
  assert.equal(speaks({ ...EVIDENCE, kind: "name" }), SENTENCE);
  const name = { ...EVIDENCE, kind: /** @type {const} */ ("name") };
  assert.equal(said(name), "the same name: a / b; 100 people here have it");
  assert.equal(said({ ...name, one: null, namesakes: null }), "the same name");
});

test("what of a query was not understood is said in every language", () => {
  saysEach(kinds("SearchReply", "SearchNote", "kind"), (kind) => doubt({ ...NOTE, kind }));
  speak("en");
  const note = { ...NOTE, kind: /** @type {const} */ ("opening") };
  assert.deepEqual(doubts([note]), [SENTENCE]);
  speak("de");
  assert.deepEqual(doubts([note]), [messages("de").query_opening?.message]);
});

test("what is the matter with the vault is said in every language", () => {
  saysEach(kinds("Status", "VaultWarning", "kind"), (kind) => warned({ ...WARNING, kind }));
});

test("what an operator asks for is said in every language", () => {
  saysEach(kinds("SearchReply", "Completion", "operator"), (operator) =>
    asks({ ...WAY, operator }),
  );
});

test("of a kind that only a newer daemon knows its own sentence is shown", () => {
  const kind = /** @type {any} */ ("of a newer one");
  speak("de");
  assert.equal(remark({ ...REMARK, kind }), SENTENCE);
  assert.equal(said({ ...EVIDENCE, kind }), SENTENCE);
  assert.equal(acquainted({ ...REASON, kind }), SENTENCE);
  assert.equal(doubt({ ...NOTE, kind }), SENTENCE);
  assert.equal(warned({ ...WARNING, kind }), SENTENCE);
  assert.equal(asks({ ...WAY, operator: kind }), SENTENCE);
});

test("why a job failed is said in the language of the texts", () => {
  const job = /** @type {Job} */ ({ state: "failed", code: "busy", sentence: SENTENCE });
  const stopped = { ...job, state: /** @type {const} */ ("cancelled"), code: null };
  assert.deepEqual([failing(job), failing(stopped)], [SENTENCE, SENTENCE]);
  speak("de");
  assert.equal(failing(job), messages("de").refusal_busy?.message);
  assert.equal(failing(stopped), messages("de").job_stopped?.message);
});

/** Rules as the daemon keeps them, and how they read. */
const RULES = {
  "FREQ=DAILY;INTERVAL=2": "Every 2 days",
  "FREQ=WEEKLY;BYDAY=MO,TH": "Every week: Monday, Thursday",
  "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR": "Every 3 weeks: Friday",
  "FREQ=MONTHLY;BYMONTHDAY=15": "Every month: day 15 of the month",
  "FREQ=MONTHLY;BYMONTHDAY=-1": "Every month: the last day of the month",
  "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1": "Every month: day 30 of the month",
  "FREQ=MONTHLY;INTERVAL=4;BYDAY=1MO": "Every 4 months: Monday, number 1 of the month",
  "FREQ=MONTHLY;BYDAY=-1FR": "Every month: the last Friday of the month",
  "FREQ=YEARLY;BYMONTH=5;BYDAY=-1FR": "Every year: the last Friday of the month; May",
  "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=12": "Every year: 12 April",
  "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1": "Every year: 29 February",
  "FREQ=WEEKLY;COUNT=4;BYDAY=MO": "Every week: Monday; 4 times",
  "FREQ=DAILY;INTERVAL=2;UNTIL=20300105": "Every 2 days; until 5 Jan 2030",
};
/** Rules that nobody has a word for. */
const WORDLESS = [
  "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
  "FREQ=MONTHLY;BYDAY=MO",
  "FREQ=MONTHLY;BYMONTHDAY=1,15",
  "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
  "FREQ=YEARLY;BYMONTH=4,5;BYMONTHDAY=1",
  "FREQ=WEEKLY;BYDAY=MO;WKST=SU",
  "FREQ=DAILY;BYMONTH=3",
];

test("how often a reminder comes is said in words, where there are some for it", () => {
  assert.deepEqual(spoken("en", Object.keys(RULES)), Object.values(RULES));
  assert.deepEqual(
    spoken("en", WORDLESS),
    WORDLESS.map(() => ""),
  );
});

for (const locale of OTHERS) {
  test(`how often a reminder comes is said in ${locale} too`, () => {
    const told = spoken(locale, Object.keys(RULES));
    assert.equal(new Set(told).size, told.length);
    for (const text of told) assert.doesNotMatch(text, /^$|Every|Monday|FREQ/);
  });
}

test("how often a reminder comes reads as its language has it", () => {
  const rules = ["FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=4"];
  assert.deepEqual(spoken("de", rules), [
    "Alle 3 Wochen: Montag und Donnerstag",
    "Jeden Monat: am letzten Freitag des Monats; 4-mal",
  ]);
  assert.deepEqual(spoken("sk", rules), [
    "Každé 3 týždne: pondelok a štvrtok",
    "Každý mesiac: piatok, posledný raz v mesiaci; 4 razy",
  ]);
});

/** In a browser of that language alone. @param {string} locale @param {string[]} rules @returns {string[]} */
function spoken(locale, rules) {
  const browser = locale === "en" ? "en-GB" : locale.replace("_", "-");
  const script = `
    import { speak } from "./tests/extension/support/texts.js";
    speak(${JSON.stringify(locale)}, ${JSON.stringify(browser)});
    const { recurring } = await import("./extension/app/recurrence.js");
    console.log(JSON.stringify(${JSON.stringify(rules)}.map(recurring)));
  `;
  const cwd = new URL("../../", import.meta.url);
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd });
  return JSON.parse(told.toString().replaceAll("\u00a0", " "));
}
