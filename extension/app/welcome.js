/** The beginning, in three steps, each looked at while one does it: the program, the pairing, the key. */

import { ask } from "../background/messages.js";
import { requestAccess } from "../daemon/access.js";
import { element } from "../look/element.js";
import { number, phrase, t } from "../look/texts.js";
import { command } from "./command.js";

/** @import { Health, State } from "../background/messages.js" */
/** @import { Plain } from "../look/keys.d.ts" */

const AGAIN = 2_000; // ms between looks

/** What stands before the pairing, and where each state belongs. @type {Partial<Record<State, number>>} */
const STEP = {
  "not-running": 0,
  "not-allowed": 0,
  "other-program": 0,
  version: 0,
  unpaired: 1,
  stranger: 1,
  rekeyed: 1,
  revoked: 1,
  refused: 1,
};

/** @typedef {{title: Plain, text: Plain, help: (health: Health) => HTMLElement[]}} Step */

/** @type {[Step, Step, Step]} */
const STEPS = [
  {
    title: "welcome_runs",
    text: "welcome_runs_text",
    help: ({ state, sentence }) => {
      if (state === "not-allowed")
        return [
          element("p", {}, t("welcome_not_allowed")),
          element(
            "button",
            { id: "allow-access", class: "main", type: "button", onclick: requestAccess },
            t("do_allow"),
          ),
        ];
      if (state === "other-program" || state === "version")
        return [element("p", {}, sentence || t("welcome_other_program")), command("kithbook up")];
      return [
        element("p", {}, t("step_not_running_text")),
        command("kithbook setup", t("welcome_setup")),
        command("kithbook up", t("welcome_up")),
      ];
    },
  },
  {
    title: "welcome_paired",
    text: "welcome_paired_text",
    help: () => [
      command("kithbook setup", t("welcome_setup")),
      element(
        "a",
        { id: "to-pairing", class: "button main", href: "../pair/index.html", target: "_blank" },
        t("matter_pair"),
      ),
    ],
  },
  {
    title: "welcome_key",
    text: "welcome_key_text",
    help: () => [
      element("p", {}, t("welcome_key_help")),
      element("a", { class: "button", href: "#/settings" }, t("welcome_change_key")),
    ],
  },
];

export class WelcomePage {
  /** It works without the daemon, and says itself what is the matter. */
  alone = true;
  #list = element("ol", { class: "steps" });
  #done = element("p", { id: "all-done", role: "status" });
  /** What is shown, so that nobody loses the focus to the same again. */
  #shown = "";

  constructor() {
    this.root = element(
      "div",
      { class: "sheet welcome" },
      element("h1", {}, t("welcome_title")),
      element("p", { class: "soft" }, t("welcome_lead")),
      this.#list,
      this.#done,
    );
    const look = async () => {
      if (!this.root.isConnected) return clearInterval(timer);
      await this.refresh();
    };
    const timer = setInterval(look, AGAIN);
  }

  async refresh() {
    const [health, keys] = await Promise.all([ask("health", {}), chrome.commands.getAll()]);
    const key = keys.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
    const now = STEP[health.state] ?? (key ? 3 : 2);
    const shown = JSON.stringify([now, health.state, health.sentence, key]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(...STEPS.map((step, at) => row(step, at, now, health, key)));
    this.#done.replaceChildren(
      ...(now === 3
        ? [
            element("b", {}, t("welcome_all_well")),
            " ",
            ...phrase("welcome_done", element("a", { href: "#/files" }, t("people_empty_import"))),
          ]
        : []),
    );
  }
}

/** @param {Step} step @param {number} at @param {number} now @param {Health} health @param {string} key */
function row({ title, text, help }, at, now, health, key) {
  const is = at < now ? "done" : at === now ? "now" : "later";
  const last = at === STEPS.length - 1;
  return element(
    "li",
    { class: "step", "data-step": at, "data-is": is },
    element(
      "span",
      { class: "number", "aria-hidden": "true" },
      is === "done" ? "✓" : number(at + 1),
    ),
    element(
      "div",
      {},
      element("h2", { "aria-label": t(`welcome_step_${is}`, t(title)) }, t(title)),
      element("p", { class: "soft" }, t(text)),
      last && key && element("p", {}, element("kbd", {}, key)),
    ),
    (is === "now" || (last && now === 3)) && element("div", { class: "help" }, ...help(health)),
  );
}
