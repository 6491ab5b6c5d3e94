import assert from "node:assert/strict";
import { test } from "node:test";
import "./support/texts.js";
import { trees } from "../../extension/app/chain.js";
import { amount, edited as chance, typed } from "../../extension/app/chances.js";
import { asTyped, edited } from "../../extension/app/reminders.js";

/** @import { ChainLink, Opportunity, Reminder } from "../../extension/wire/types.d.ts" */

const ONE = /** @type {Reminder} */ (
  /** @type {unknown} */ ({
    id: "r",
    text: "Pay the rent",
    day: "2027-03-01",
    time: "09:30",
    rule: "FREQ=MONTHLY;BYMONTHDAY=1",
    every: "every month on the 1st",
  })
);
const OWN = { ...ONE, rule: "FREQ=MONTHLY;BYDAY=1MO", every: "first Monday of the month" };

test("a rule that can be chosen is chosen, and any other stands in words", () => {
  assert.deepEqual(asTyped(ONE), {
    text: "Pay the rent",
    when: "2027-03-01 09:30",
    often: "1 month",
    rule: "",
  });
  assert.deepEqual([asTyped(OWN).often, asTyped(OWN).rule], ["", "first Monday of the month"]);
  assert.equal(asTyped({ ...OWN, every: null }).rule, "FREQ=MONTHLY;BYDAY=1MO");
});

test("of a reminder only what was typed anew is sent", () => {
  const same = asTyped(ONE);
  assert.deepEqual(edited(ONE, same), {
    reminder: "r",
    text: "Pay the rent",
    when: null,
    rule: null,
  });
  assert.equal(edited(ONE, { ...same, when: "" }).when, null);
  assert.equal(edited(OWN, { ...asTyped(OWN), when: "Friday" }).rule, null);
});

test("where day and time have a field each, they are sent as one", () => {
  const same = { ...asTyped(ONE), when: "2027-03-01", time: "09:30" };
  assert.equal(edited(ONE, same).when, null);
  assert.equal(edited(ONE, { ...same, time: "10:00" }).when, "2027-03-01 10:00");
  assert.equal(edited(ONE, { ...same, time: "" }).when, "2027-03-01");
});

test("moved to another day, it comes on that day of each month", () => {
  const moved = edited(ONE, { ...asTyped(ONE), when: "2027-03-20" });
  assert.deepEqual([moved.when, moved.rule], ["2027-03-20", "every 1 month"]);
});

test("it comes once where no rule is left, and words go before what is chosen", () => {
  assert.equal(edited(ONE, { ...asTyped(ONE), often: "" }).rule, "");
  assert.equal(edited(OWN, { ...asTyped(OWN), rule: "" }).rule, "");
  assert.equal(edited(ONE, { ...asTyped(ONE), rule: "every Friday" }).rule, "every Friday");
});

test("who came through whom is a tree of each who came through nobody", () => {
  const links = [0, 1, 2, 1, 0, 1].map((depth, at) => ({ depth, person: { id: String(at) } }));
  /** @param {ReturnType<typeof trees>} found @returns {unknown[]} */
  const told = (found) => found.map(({ link, below }) => [link.person.id, told(below)]);
  assert.deepEqual(told(trees(/** @type {ChainLink[]} */ (/** @type {unknown} */ (links)))), [
    [
      "0",
      [
        ["1", [["2", []]]],
        ["3", []],
      ],
    ],
    ["4", [["5", []]]],
  ]);
});

test("an amount reads back as it was typed", () => {
  for (const text of ["12000 EUR", "0.05 USD", "12.50 CHF"]) {
    const value = amount(text);
    assert.ok(value);
    assert.equal(typed(value), text);
  }
  assert.equal(amount("a lot"), undefined);
});

test("who is unticked is involved no more, and an empty value takes it off", () => {
  const one = /** @type {Opportunity} */ (
    /** @type {unknown} */ ({
      id: "o",
      title: "Tiles",
      kind: "customer",
      people: [
        { id: "a", name: "Ada" },
        { id: "b", name: "Bo" },
      ],
    })
  );
  const values = { title: "Tiles", kind: "customer", outcome: "Paid", "stays-a": "on" };
  const asked = chance(one, values, null, "c");
  assert.deepEqual(
    [asked.add_people, asked.remove_people, asked.no_value, asked.outcome],
    [["c"], ["b"], true, "Paid"],
  );
});
