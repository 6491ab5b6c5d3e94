import assert from "node:assert/strict";
import { test } from "node:test";
import { howMany } from "../../extension/look/words.js";
import { Finding, PAGE } from "../../extension/popup/finding.js";
import "./support/texts.js";

/** @import { Completion, Hit, SearchReply } from "../../extension/wire/types.d.ts" */

/** @param {number} number @param {object} [more] @returns {Hit} */
function hit(number, more = {}) {
  const texts = { name: `Ada ${number}`, line: "", snippet: "", field: null, email: null };
  const marks = { name_marks: [], line_marks: [], snippet_marks: [], tags: [], url: null };
  const standing = { guessed: false, last: null, due: null, score: null };
  return { person: String(number), ...texts, ...marks, ...standing, ...more };
}

/** @param {string} query @param {number | null} count @returns {Completion} */
const way = (query, count) => ({ query, shown: query, operator: null, help: "", count });

function gate() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

/** A book of so many people, and the field in which somebody types. @param {number} size */
function book(size) {
  /** @type {import("../../extension/popup/finding.js").Question[]} */
  const asked = [];
  const field = { text: "" };
  const told = { times: 0 };
  /** @type {{completions: Completion[], before: () => Promise<void>}} */
  const answers = { completions: [], before: async () => {} };
  const finding = new Finding({
    async send(question) {
      asked.push(question);
      await answers.before();
      const { offset = 0, limit } = question;
      const numbers = Array.from({ length: size }, (_, at) => at).slice(offset, offset + limit);
      /** @type {SearchReply} */
      const reply = {
        hits: numbers.map((number) => hit(number)),
        count: Math.min(size, 1001),
        more: offset + limit < size,
        notes: [],
        completions: question.complete ? answers.completions : [],
      };
      return reply;
    },
    wanted: () => field.text,
    onTold: () => {
      told.times += 1;
    },
  });
  return { finding, field, asked, told, answers };
}

test("pages follow each other without gap or repetition until all are there", async () => {
  const { finding, field, asked } = book(45);
  field.text = "ada";
  await finding.ask();
  assert.equal(finding.hits.length, PAGE);
  assert.ok(finding.isMore);
  assert.equal(await finding.follow(), PAGE);
  assert.equal(await finding.follow(), 2 * PAGE);
  assert.deepEqual(
    finding.hits.map(({ person }) => person),
    Array.from({ length: 45 }, (_, at) => String(at)),
  );
  assert.ok(!finding.isMore);
  assert.deepEqual(
    asked.map(({ offset = 0 }) => offset),
    [0, 20, 40],
  );
});

test("of what is typed while a question is under way only the last is asked", async () => {
  const { finding, field, asked, answers, told } = book(3);
  const typed = ["ad", "ada", "adam"];
  answers.before = async () => {
    field.text = typed.shift() ?? field.text;
    finding.ask(); // as each key does
    field.text = typed.shift() ?? field.text;
  };
  field.text = "a";
  await finding.ask();
  assert.deepEqual(
    asked.map(({ query }) => query),
    ["a", "ada", "adam"],
  );
  assert.equal(finding.query, "adam");
  assert.equal(told.times, 3);
});

test("a page that comes after the question has changed is not put behind the new list", async () => {
  const { finding, field, answers } = book(45);
  field.text = "ada";
  await finding.ask();
  answers.before = async () => {
    field.text = "adam";
  };
  assert.equal(await finding.follow(), null);
  assert.equal(finding.hits.length, PAGE);
  // The same words again are another list, too.
  field.text = "ada";
  const { promise, resolve } = gate();
  answers.before = () => promise;
  const late = finding.follow();
  answers.before = async () => {};
  await finding.ask();
  resolve();
  assert.equal(await late, null);
  assert.equal(finding.hits.length, PAGE);
});

test("without an answer there is no list, and the next question is asked all the same", async () => {
  const { finding, field, answers } = book(3);
  field.text = "ada";
  answers.before = async () => {
    throw new Error("gone");
  };
  await assert.rejects(finding.ask(), /gone/);
  assert.deepEqual([finding.query, finding.hits, finding.count], [null, [], 0]);
  assert.equal(await finding.follow(), null);
  answers.before = async () => {};
  await finding.ask();
  assert.equal(finding.hits.length, 3);
});

test("counts are exact to a thousand", async () => {
  for (const [size, words] of /** @type {const} */ ([
    [3, "3"],
    [1000, "1,000"],
    [5000, "1,000+"],
  ])) {
    const { finding, field } = book(size);
    field.text = "ada";
    await finding.ask();
    assert.equal(howMany(finding.count), words);
  }
});

test("an empty field offers saved searches, and no operators", async () => {
  const { finding, field, answers } = book(3);
  answers.completions = [way('in:"Old friends"', 12), way("tag:", null)];
  await finding.ask();
  assert.deepEqual(
    finding.ways.map(({ query }) => query),
    ['in:"Old friends"'],
  );
  field.text = "t";
  await finding.ask();
  assert.equal(finding.ways.length, 2);
});

test("what stands in the field already is no way to go on", async () => {
  const { finding, field, answers } = book(3);
  answers.completions = [way("tag:friend", 4), way("tag:friends", 1)];
  field.text = "tag:friend";
  await finding.ask();
  assert.deepEqual(
    finding.ways.map(({ query }) => query),
    ["tag:friends"],
  );
});

test("who is only nearly what was typed may be somebody else", async () => {
  const { finding } = book(0);
  await finding.ask();
  assert.ok(finding.isUnsure);
  finding.hits = [hit(1, { guessed: true })];
  assert.ok(finding.isUnsure);
  finding.hits = [hit(1, { guessed: true }), hit(2)];
  assert.ok(!finding.isUnsure);
});
