/** One introduction: who is brought together, how far it is, what may be said next, and a draft to copy. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { phrase, t } from "../look/texts.js";
import { dayOf } from "../look/words.js";
import { Form } from "./form.js";
import { deed, line } from "./section.js";

/** @import { Introduction, IntroductionStepRequest, Party } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {IntroductionStepRequest["step"]} Step */

const WORDS = /** @type {const} */ ({
  ask: "intro_ask",
  agree: "intro_agree",
  decline: "intro_decline",
  make: "intro_make",
  met: "intro_met",
  outcome: "intro_outcome",
  thank: "intro_thank",
});
/** States in which somebody was asked, who may decline. */
const ASKED = ["asked", "relayed"];

/** @param {Introduction} one */
export function stateOf({ state }) {
  return t(`intro_state_${state}`);
}

/** @param {Introduction} one @param {Desk} desk @param {boolean} [withState] */
export function introduction(one, desk, withState = false) {
  const below = element("div", { class: "below" });
  const person = party(one.person);
  const other = party(one.other);
  const introducer = party(one.introducer);
  const text = [person, other, introducer].map((name) => name.textContent).join(", ");
  const take = (/** @type {Step} */ step, /** @type {string | null} */ said = null) =>
    desk.do("/v1/introductions/step", { introduction: one.id, step, text: said });
  const outcome = () => {
    const form = new Form(
      `outcome-${one.id}`,
      [{ name: "text", label: t("intro_outcome"), kind: "long", needed: true }],
      ({ text: said = "" }) => take("outcome", said),
      () => below.replaceChildren(),
    );
    below.replaceChildren(form.root);
    form.focus();
  };
  const draft = async () => {
    try {
      below.replaceChildren(...(await drafted(one.id)));
      below.querySelector("textarea")?.focus();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      desk.say(error.message);
    }
  };
  const steps = [one.next, ASKED.includes(one.state) && /** @type {const} */ ("decline")];
  const last = one.steps.at(-1);
  return line(
    one.id,
    [
      ...phrase("intro_line", person, other, introducer),
      withState && element("p", { class: "soft" }, stateOf(one)),
      last && element("p", { class: "soft" }, dayOf(last.day)),
      one.why && element("p", { class: "text" }, one.why),
      one.outcome && element("p", { class: "text" }, one.outcome),
      below,
    ],
    deed(t("intro_draft"), draft, `${t("intro_draft")}: ${text}`),
    ...steps
      .filter((step) => step !== null && step !== false)
      .map((step) =>
        deed(
          t(WORDS[step]),
          () => (step === "outcome" ? outcome() : take(step)),
          `${t(WORDS[step])}: ${text}`,
        ),
      ),
  );
}

/** The text, and what copies it. @param {string} id */
async function drafted(id) {
  const { text, to } = await read("/v1/introductions/draft", { introduction: id });
  const whom = to.map(({ name }) => name).join(", ");
  const area = element("textarea", { rows: 9, "aria-label": `${t("intro_draft")}: ${whom}` }, text);
  const copy = element("button", { type: "button" }, t("do_copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(area.value);
    copy.textContent = t("did_copied");
  });
  return [element("p", { class: "soft" }, whom), area, copy];
}

/** @param {Party | null} one */
function party(one) {
  return one
    ? element("a", { class: "name", href: `#/person/${one.id}` }, one.name)
    : element("span", { class: "name" }, t("intro_you"));
}
