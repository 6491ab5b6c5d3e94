/** The beginning, in three steps, each looked at while one does it: the program, the pairing, the key. */

import { ask } from "../background/messages.js";
import { requestAccess } from "../daemon/access.js";
import { element } from "../look/element.js";
import { command } from "./command.js";

/** @import { Health, State } from "../background/messages.js" */

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

/** @typedef {{title: string, text: string, help: (health: Health) => HTMLElement[]}} Step */

/** @type {[Step, Step, Step]} */
const STEPS = [
  {
    title: "Kithbook runs on this machine",
    text: "Your book lies there, encrypted, and nowhere else. The extension only speaks to it.",
    help: ({ state, sentence }) => {
      if (state === "not-allowed")
        return [
          element(
            "p",
            {},
            "The browser does not let Kithbook reach this machine. It needs one address, 127.0.0.1.",
          ),
          element(
            "button",
            { id: "allow-access", class: "main", type: "button", onclick: requestAccess },
            "Allow…",
          ),
        ];
      if (state === "other-program" || state === "version")
        return [
          element(
            "p",
            {},
            sentence ||
              "Another program has Kithbook’s port; it was told nothing. Stop it, then start Kithbook.",
          ),
          command("kithbook up"),
        ];
      return [
        command("kithbook init", "Make your vault, once, in a terminal:"),
        command("kithbook up", "Then start it, and let it run:"),
      ];
    },
  },
  {
    title: "This browser is paired with it",
    text: "Once, so that no website and no other program can ask your book anything.",
    help: () => [
      command("kithbook pair", "It shows a code for two minutes:"),
      element(
        "a",
        { id: "to-pairing", class: "button", href: "../pair/index.html", target: "_blank" },
        "Type the code…",
      ),
    ],
  },
  {
    title: "One key saves whom you look at",
    text: "On somebody’s profile page press it, or click the Kithbook icon: the person is saved at once.",
    help: () => [
      element(
        "p",
        {},
        "Keep the icon in sight: choose “Pin to toolbar” in the browser’s extensions menu. If the key does nothing, another program has it: choose another.",
      ),
      element("a", { class: "button", href: "#/settings" }, "Change the key…"),
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
      element("h1", {}, "Welcome to Kithbook"),
      element(
        "p",
        { class: "soft" },
        "Three steps, then it is yours. Each is looked at while you do it.",
      ),
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
            element("b", {}, "All is well. "),
            "Open somebody’s profile page, or ",
            element("a", { href: "#/files" }, "bring in another address book"),
            ".",
          ]
        : []),
    );
  }
}

/** @param {Step} step @param {number} at @param {number} now @param {Health} health @param {string} key */
function row({ title, text, help }, at, now, health, key) {
  const is = at < now ? "done" : at === now ? "now" : "later";
  const words = { done: "Done", now: "To do now", later: "Comes later" };
  const last = at === STEPS.length - 1;
  return element(
    "li",
    { class: "step", "data-step": at, "data-is": is },
    element(
      "span",
      { class: "number", "aria-hidden": "true" },
      is === "done" ? "✓" : String(at + 1),
    ),
    element(
      "div",
      {},
      element("h2", {}, title, element("span", { class: "unseen" }, `: ${words[is]}`)),
      element("p", { class: "soft" }, text),
      last && key && element("p", {}, element("kbd", {}, key)),
    ),
    (is === "now" || (last && now === 3)) && element("div", { class: "help" }, ...help(health)),
  );
}
