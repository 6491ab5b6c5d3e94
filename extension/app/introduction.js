/** One introduction: who is brought together, how far it is, what may be said next, and a draft to copy. */

import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { phrase, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { change } from "./change.js";
import { Drafting } from "./drafting.js";
import { deed, line } from "./section.js";

/** @import { Introduction, IntroductionStepRequest, Party } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {IntroductionStepRequest["step"]} Step */
/** @typedef {Introduction["state"]} State */

const WORDS = /** @type {const} */ ({
  ask: "intro_ask",
  agree: "intro_agree",
  decline: "intro_decline",
  make: "intro_make",
  met: "intro_met",
  outcome: "intro_outcome",
  thank: "intro_thank",
});
/** How far one may be, from the first to the last. */
export const STATES = /** @type {const} */ ([
  "idea",
  "asked",
  "agreed",
  "relayed",
  "mutual",
  "made",
  "met",
  "done",
  "declined",
]);
/** States in which somebody was asked, who may decline. */
const ASKED = ["asked", "relayed"];

/** @param {Introduction} one @param {Desk} desk @param {boolean} [withState] */
export function introduction(one, desk, withState = false) {
  const typed = () => {
    below.dataset.typed = "on";
  };
  const below = element("div", {
    class: "below",
    "data-form": `draft-${one.id}`,
    oninput: typed,
  });
  const person = party(one.person);
  const other = party(one.other);
  const introducer = party(one.introducer);
  const text = [person, other, introducer].map((name) => name.textContent).join(", ");
  const take = (/** @type {Step} */ step, /** @type {string | null} */ said = null) =>
    desk.do("/v1/introductions/step", { introduction: one.id, step, text: said });
  const outcome = change({
    id: `outcome-${one.id}`,
    about: `${t("intro_outcome")}: ${text}`,
    words: t("intro_outcome"),
    inputs: () => [{ name: "text", label: t("intro_outcome"), kind: "long", needed: true }],
    save: ({ text: said = "" }) => take("outcome", said),
  });
  const editing = change({
    id: `introduction-${one.id}`,
    about: t("due_log", t("do_change"), text),
    inputs: () => [
      { name: "why", label: t("intro_why"), kind: "long", value: one.why ?? "" },
      { name: "note", label: t("note_label"), kind: "long", value: one.note ?? "" },
      {
        name: "state",
        label: t("intro_how_far"),
        kind: "select",
        choices: STATES.map((state) => [state, t(`intro_state_${state}`)]),
        value: one.state,
      },
    ],
    save: ({ why = "", note = "", state }) =>
      desk.do("/v1/introductions/edit", {
        introduction: one.id,
        why,
        note,
        state: state === one.state ? null : /** @type {State} */ (state),
      }),
  });
  const draft = async () => {
    const drafting = new Drafting(one.id, desk);
    below.replaceChildren(drafting.root);
    delete below.dataset.typed;
    try {
      await drafting.open();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      desk.say(error.message);
    }
  };
  const steps = [one.next, ASKED.includes(one.state) && /** @type {const} */ ("decline")];
  const last = one.steps.at(-1);
  const row = line(
    one.id,
    [
      ...phrase("intro_line", person, other, introducer),
      withState && element("p", { class: "soft" }, t(`intro_state_${one.state}`)),
      last && element("p", { class: "soft" }, dayOf(last.day)),
      one.why && element("p", { class: "text" }, one.why),
      one.outcome && element("p", { class: "text" }, one.outcome),
      one.note && element("p", { class: "text soft" }, t("talked_note", one.note)),
    ],
    deed(t("intro_draft"), draft, `${t("intro_draft")}: ${text}`),
    ...steps
      .filter((step) => step !== null && step !== false)
      .map((step) =>
        step === "outcome"
          ? outcome.button
          : deed(t(WORDS[step]), () => take(step), `${t(WORDS[step])}: ${text}`),
      ),
    editing.button,
    deed(
      t("do_remove"),
      () => desk.do("/v1/introductions/remove", { introduction: one.id }),
      t("due_log", t("do_remove"), text),
    ),
  );
  row.append(below, outcome.box, editing.box);
  return row;
}

/** @param {Party | null} one */
function party(one) {
  return one
    ? element("a", { class: "name", href: `#/person/${one.id}` }, one.name)
    : element("span", { class: "name" }, t("intro_you"));
}
