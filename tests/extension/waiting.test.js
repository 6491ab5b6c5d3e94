import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_ITEMS } from "../../extension/background/queue.js";
import { line } from "../../extension/popup/waiting.js";
import "./support/texts.js";

/** @import { Health, State } from "../../extension/background/messages.js" */

const GONE = "kept here: discard what can no longer arrive";

/** What makes room, as far as a line can say it. @type {Record<State, string>} */
const ROOM = {
  ready: "waiting: on its way",
  "not-running": "waiting: start Kithbook",
  "not-allowed": "waiting: allow it above",
  locked: "waiting: unlock Kithbook",
  // Stopping it and starting Kithbook, or another port: the panel above has the words for it.
  "other-program": "waiting: see above",
  stranger: "waiting: see above",
  version: "waiting: see above",
  refused: "waiting: see above",
  // Pairing again would set it aside, and that makes no room.
  revoked: GONE,
  rekeyed: GONE,
  unpaired: "waiting: discard what waits",
};

/** @param {State} state @param {Partial<Health["tally"]>} tally @returns {Health} */
function health(state, tally) {
  const counts = { people: null, unread: 0, kept: 0, unwanted: 0 };
  const held = { waiting: 0, refused: 0, bytes: 0, ...tally };
  return { state, sentence: "", ...counts, notices: [], dialog: null, tally: held, why: "" };
}

for (const [name, room] of Object.entries(ROOM)) {
  const state = /** @type {State} */ (name);
  test(`in the state ${state} a line says what makes room, near the limits and at them`, () => {
    const full = [
      [{ waiting: 812 }, "812 of 1,000"],
      [{ waiting: MOST_ITEMS }, "1,000 of 1,000"],
      [{ waiting: 9, bytes: 84_500_000 }, "84 of 100 MB"],
      [{ waiting: 9, bytes: 100_000_000 }, "100 of 100 MB"],
    ];
    for (const [tally, words] of full) {
      assert.equal(line(health(state, /** @type {object} */ (tally))), `${words} ${room}`);
    }
  });

  test(`in the state ${state} what was not accepted is what to discard`, () => {
    const most = line(health(state, { waiting: 1, refused: MOST_ITEMS - 1 }));
    assert.match(most, /^1,000 of 1,000 kept here: discard what (was not|can no longer)/);
    // What waits besides leaves by itself, or once it can.
    const some = line(health(state, { waiting: MOST_ITEMS - 1, refused: 1 }));
    const rest = state === "ready" ? "kept here: discard what was not accepted" : room;
    assert.equal(some, `1,000 of 1,000 ${rest.replace("waiting:", "kept here:")}`);
  });
}

test("what a busy vault does not take yet says the vault's own reason", () => {
  const busy = { ...health("ready", { waiting: 900 }), why: "The disk is full." };
  assert.equal(line(busy), "900 of 1,000 waiting: The disk is full");
});

test("what waited for a pairing that is over does not count as waiting", () => {
  for (const state of /** @type {const} */ (["revoked", "rekeyed"])) {
    const text = line(health(state, { waiting: 2, refused: 1 }));
    assert.equal(text, "3 can no longer arrive");
  }
  assert.equal(
    line(health("stranger", { waiting: 2 })),
    "2 waiting: what answers is not your Kithbook",
  );
});
