import assert from "node:assert/strict";
import { test } from "node:test";
import { Somebody } from "../../extension/app/somebody.js";
import { DaemonError } from "../../extension/daemon/failure.js";

const ADA = { person: "1", name: "Ada Berg", line: "Fjordlab" };
const BO = { person: "2", name: "Bo Larsen", line: "" };

/** A field whose questions are answered when the test says so. */
function field() {
  /** @type {Record<string, (found: (typeof ADA)[] | Error) => void>} */
  const answer = {};
  /** @type {string[][]} */
  const offered = [];
  const find = (/** @type {string} */ typed) =>
    new Promise((done, fail) => {
      answer[typed] = (found) => (found instanceof Error ? fail(found) : done(found));
    });
  return { answer, offered, who: new Somebody(find, (words) => offered.push(words)) };
}

test("an older question that is answered later changes nothing", async () => {
  const { answer, offered, who } = field();
  const older = who.suggest("a");
  const newer = who.suggest("ada");
  answer.ada?.([ADA]);
  await newer;
  answer.a?.([ADA, BO]);
  await older;
  assert.deepEqual(offered, [["Ada Berg · Fjordlab"]]);
  assert.equal(await who.chosen("ada"), "1");
});

test("who is meant is said only once the newest question is answered", async () => {
  const { answer, who } = field();
  who.suggest("a");
  answer.a?.([ADA, BO]);
  who.suggest("ada");
  const chosen = who.chosen("ada");
  answer.ada?.([ADA]);
  assert.equal(await chosen, "1");
});

test("of several, the words say which; else it is not clear", async () => {
  const { answer, who } = field();
  who.suggest("a");
  answer.a?.([ADA, BO]);
  assert.equal(await who.chosen("a"), null);
  assert.equal(await who.chosen("Bo Larsen"), "2");
});

test("a daemon that fails leaves what was offered", async () => {
  const { answer, who } = field();
  who.suggest("ada");
  answer.ada?.([ADA]);
  await who.suggest("");
  who.suggest("ada b");
  answer["ada b"]?.(new DaemonError("not-running", "Kithbook does not run."));
  assert.equal(await who.chosen("Ada Berg · Fjordlab"), "1");
});
