import assert from "node:assert/strict";
import { test } from "node:test";
import { match } from "../../extension/app/fuzzy.js";

/** @param {string} typed @param {string} text @returns {string | undefined} with the marked letters in capitals */
function shown(typed, text) {
  const found = match(typed, text);
  const letters = [...text.toLowerCase()];
  for (const { start, end } of found?.marks ?? [])
    for (let at = start; at < end; at += 1) letters[at] = (letters[at] ?? "").toUpperCase();
  return found ? letters.join("") : undefined;
}

test("letters stand for the beginnings of words before they stand for any others", () => {
  assert.equal(shown("ie", "Import and export"), "Import and Export");
  assert.equal(shown("imp", "Import and export"), "IMPort and export");
  assert.equal(shown("back", "Take the last action back"), "take the last action BACK");
  assert.equal(shown("set", "Settings"), "SETtings");
});

test("a letter that is not there, or not behind the others, finds nothing", () => {
  assert.equal(match("xyz", "Settings"), null);
  assert.equal(match("gs t", "Settings"), null);
  assert.equal(match("aa", "a"), null);
});

test("case, accents and spaces do not count", () => {
  assert.equal(shown("EINST", "Einstellungen"), "EINSTellungen");
  assert.equal(shown("uber", "Über uns"), "ÜBER uns");
  assert.equal(shown("im port", "Import"), "IMPORT");
});

test("nothing typed finds everything alike, and the shorter of two is the better", () => {
  assert.deepEqual(match("", "Inbox"), { score: 0, marks: [] });
  const [short, long] = [match("in", "Inbox"), match("in", "Inbox and everything else")];
  assert.ok(short && long && short.score > long.score);
});
