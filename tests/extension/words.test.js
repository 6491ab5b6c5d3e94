import assert from "node:assert/strict";
import { test } from "node:test";
import { day, initials, openable, tone } from "../../extension/look/words.js";
import "./support/texts.js";

test("initials are those of the first and the last name, in any script", () => {
  assert.equal(initials("Ada Lovelace"), "AL");
  assert.equal(initials("Juan Q. Xavier de la Vega"), "JV");
  assert.equal(initials("王小明"), "王");
  assert.equal(initials("émile"), "É");
  assert.equal(initials("(3) @ada"), "");
  assert.equal(initials(""), "");
});

test("a name keeps its colour", () => {
  assert.equal(tone("Ada Lovelace"), tone("Ada Lovelace"));
  for (const name of ["", "Ada", "王小明", "🦊"]) assert.ok(tone(name) >= 0 && tone(name) < 6);
});

test("a day is named without the year while it is this one", () => {
  const now = new Date(2026, 10, 23).getTime();
  assert.equal(day(new Date(2026, 2, 3).getTime(), now), "3 Mar");
  assert.equal(day(new Date(2025, 2, 3).getTime(), now), "3 Mar 2025");
});

test("only web addresses may be opened", () => {
  assert.equal(openable("https://example.org/ada"), "https://example.org/ada");
  for (const text of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ada", ""]) {
    assert.equal(openable(text), null, text);
  }
});
