import assert from "node:assert/strict";
import { test } from "node:test";
import { contacts } from "../../extension/background/selected.js";
import { ADDED, told } from "../../extension/background/told.js";
import "./support/texts.js";

/** @import { Receipt } from "../../extension/wire/types.d.ts" */

const CAPTURE = "0198c000-0000-7000-8000-000000000001";
const PERSON = /** @type {any} */ ({
  id: "0198c000-0000-7000-8000-000000000002",
  name: "Ada Berg",
});

/** @param {Partial<Receipt>} said @param {boolean} [names] */
function of(said, names = false) {
  const base = {
    capture: CAPTURE,
    state: "done",
    changed: [],
    change_set: CAPTURE,
    person: PERSON,
  };
  const receipt = /** @type {Receipt} */ (/** @type {unknown} */ ({ ...base, ...said }));
  return told({ state: "delivered", receipt }, CAPTURE, names);
}

/** @type {Partial<Receipt>[]} */
const OUTCOMES = [
  { outcome: "created" },
  { outcome: "unchanged" },
  { outcome: "unchanged", change_set: null },
  { outcome: "updated", changed: [{ field: "role", before: "Weaver", after: "Dyer" }] },
  { outcome: "draft", person: null, kind: "list" },
  { outcome: "draft", person: null, kind: "other", suggested_name: "Ada Berg" },
  { outcome: "forgotten", person: null },
  { state: "pending", outcome: null, person: null },
];

for (const said of OUTCOMES) {
  const { sentence } = of(said);
  test(`unless it is wished a notification names nobody: ${sentence}`, () => {
    assert.doesNotMatch(sentence, /Ada|Berg|Weaver|Dyer/);
    assert.notEqual(sentence, "");
  });
}

test("where it is wished a notification names whose page was saved", () => {
  assert.equal(of({ outcome: "created" }, true).sentence, "Saved: Ada Berg");
  assert.equal(ADDED["/v1/people/edit"]("Ada Berg"), "Added: Ada Berg");
});

test("what changed nothing offers no undo, and all else does", () => {
  assert.equal(of({ outcome: "unchanged", change_set: null }).undo, null);
  assert.equal(of({ outcome: "created" }).undo, CAPTURE);
  assert.equal(told({ state: "waiting", reason: "not-running" }, CAPTURE, false).undo, CAPTURE);
  assert.equal(told({ state: "kept" }, CAPTURE, false).undo, null);
  assert.equal(told({ state: "refused", sentence: "No." }, CAPTURE, false).mood, "bad");
});

/** @type {[string, string[], string[]][]} */
const TEXTS = [
  ["Write to ada@berg.example.", ["ada@berg.example"], []],
  [
    "mailto:ada+looms@berg.example, Ada@berg.example",
    ["ada+looms@berg.example", "Ada@berg.example"],
    [],
  ],
  ["+47 22 85 50 50 (since 2019)", [], ["+47 22 85 50 50"]],
  ["Tel. (030) 123 45-67 and 555-0199", [], ["(030) 123 45-67", "555-0199"]],
  ["2019-2024, 1,200 kg, room 12", [], []],
  ["ada@berg.example / 0170 1234567 / ada@berg.example", ["ada@berg.example"], ["0170 1234567"]],
  ["nobody @ home, @ada, 12345", [], []],
  ["", [], []],
];

for (const [text, emails, phones] of TEXTS) {
  test(`what can be written or called to is found in: ${text}`, () => {
    assert.deepEqual(contacts(text), { add_emails: emails, add_phones: phones });
  });
}
