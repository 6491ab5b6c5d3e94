import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../extension/app/csv.js";

test("cells are quoted where they must be, and no spreadsheet runs them", () => {
  assert.equal(
    csv([
      ["Reach", "There now"],
      ['Calder, "Finch"', "3"],
      ["=cmd()", "1"],
      ["'+1", "2"],
      ["don't", "4"],
    ]),
    `Reach,There now\n"Calder, ""Finch""",3\n'=cmd(),1\n''+1,2\ndon't,4\n`,
  );
});
