import assert from "node:assert/strict";
import { test } from "node:test";
import { Book, PAGE } from "../../extension/app/book.js";
import { Selection, stretch } from "../../extension/app/selection.js";
import "./support/texts.js";

/** A list of numbers, asked for by hand. @param {number} count */
function shelf(count) {
  /** @type {{offset: number, answer: () => void, fail: (error: Error) => void}[]} */
  const asked = [];
  /** @type {unknown[]} */
  const errors = [];
  /** @type {Book<number>} */
  const book = new Book({
    ask: (offset, limit) =>
      new Promise((resolve, fail) => {
        const length = Math.max(0, Math.min(limit, count - offset));
        const hits = Array.from({ length }, (_, at) => offset + at);
        asked.push({ offset, answer: () => resolve({ hits, count }), fail });
      }),
    onNews: () => {},
    onError: (error) => errors.push(error),
  });
  const settled = () => new Promise((done) => setImmediate(done));
  return { book, asked, errors, settled };
}

test("only the pages that are looked at are asked for, two at a time", async () => {
  const { book, asked, settled } = shelf(100_000);
  book.near(0, 20);
  assert.deepEqual(
    asked.map(({ offset }) => offset),
    [0],
  );
  asked[0]?.answer();
  await settled();
  assert.equal(book.count, 100_000);
  assert.equal(book.at(20), 20);
  assert.equal(book.at(PAGE), undefined);
  book.near(50 * PAGE, 53 * PAGE);
  assert.deepEqual(
    asked.slice(1).map(({ offset }) => offset / PAGE),
    [50, 51],
  );
  book.near(90 * PAGE, 90 * PAGE + 20); // scrolled on: what lies between is never asked for
  asked[1]?.answer();
  asked[2]?.answer();
  await settled();
  assert.deepEqual(
    asked.slice(3).map(({ offset }) => offset / PAGE),
    [90],
  );
});

test("what was there is shown until the new is, and an answer to the old is dropped", async () => {
  const { book, asked, settled } = shelf(10);
  book.near(0, 10);
  asked[0]?.answer();
  await settled();
  book.renew();
  assert.equal(book.at(3), 3);
  book.clear();
  assert.equal(book.at(3), undefined);
  asked[1]?.answer();
  await settled();
  assert.equal(book.at(3), undefined);
  asked[2]?.answer();
  await settled();
  assert.equal(book.at(3), 3);
});

test("a stretch is whole, also where its pages are not here", async () => {
  const { book, asked, settled } = shelf(1_000);
  const stretched = book.between(90, 310);
  for (let page = 0; page < 4; page += 1) {
    asked[page]?.answer();
    await settled();
  }
  assert.deepEqual(
    await stretched,
    Array.from({ length: 221 }, (_, at) => 90 + at),
  );
});

test("a question that failed is said, and asked again when it is looked at again", async () => {
  const { book, asked, errors, settled } = shelf(10);
  book.near(0, 10);
  asked[0]?.fail(new Error("gone"));
  await settled();
  assert.equal(errors.length, 1);
  book.near(0, 10);
  assert.equal(asked.length, 2);
});

test("far pages are let go, those on screen never", async () => {
  const { book, asked, settled } = shelf(10_000_000);
  for (let page = 0; page < 120; page += 1) {
    book.near(page * PAGE, page * PAGE + 20);
    asked[page]?.answer();
    await settled();
    assert.equal(book.at(page * PAGE), page * PAGE);
  }
  assert.equal(book.at(0), undefined);
});

test("who is chosen stays in the order of choosing, once, and is let go by a second choice", () => {
  const selection = new Selection();
  let told = 0;
  selection.onChange = () => {
    told += 1;
  };
  const [ada, bo, cy] = ["Ada", "Bo", "Cy"].map((name) => ({ person: name, name }));
  assert.ok(ada && bo && cy);
  selection.toggle(bo, 1);
  selection.add([ada, bo, cy]);
  assert.deepEqual(selection.people, [bo, ada, cy]);
  selection.toggle(bo, 1);
  assert.deepEqual([selection.size, selection.has("Bo"), selection.anchor], [2, false, 1]);
  selection.clear();
  assert.deepEqual([selection.size, told], [0, 4]);
  assert.deepEqual(
    [stretch(5, 2), stretch(2, 5)],
    [
      [2, 5],
      [2, 5],
    ],
  );
});
