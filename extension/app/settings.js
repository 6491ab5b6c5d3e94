/** What this browser does, and how it is worked. What the vault does is said at the command line. */

import { requestTabs } from "../background/known.js";
import { ask } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { command, part } from "./command.js";

/** @import { Settings } from "../background/settings.js" */
/** @import { Desk } from "./desk.js" */

/** @typedef {keyof Settings} Name */

/** @type {Record<Name, [words: string, told: string]>} */
const CHOICES = {
  namesInNotifications: [
    "Say names in notifications",
    "The system keeps notifications, and shows them to whoever looks at the screen.",
  ],
  knownBadge: [
    "Mark the icon on pages of people in my book",
    "For this Kithbook must see the address of each page that you open. It asks your own machine, and keeps none.",
  ],
};

export class SettingsPage {
  #desk;
  #notes = element("div", { class: "choices", "aria-live": "polite" });
  #keys = element("ul", { class: "keys" });

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.root = element(
      "div",
      { class: "sheet house" },
      element("h1", {}, "Settings"),
      part("in-browser", "In this browser", this.#notes),
      part(
        "keys",
        "Keys",
        this.#keys,
        element(
          "button",
          { id: "shortcuts", type: "button", onclick: () => this.#shortcuts() },
          "Change them…",
        ),
      ),
      part(
        "appearance",
        "Light and dark",
        element(
          "p",
          { class: "soft" },
          "Kithbook looks as your system does, and follows it when that changes.",
        ),
      ),
      part(
        "vault",
        "The vault, in a terminal",
        command("kithbook status", "How it stands, and when it locks itself:"),
        command("kithbook keys", "What opens it:"),
        command("kithbook --help", "All that there is:"),
      ),
    );
  }

  async refresh() {
    const [chosen, keys] = await Promise.all([known(), chrome.commands.getAll()]);
    this.#notes.replaceChildren(
      ...(chosen
        ? Object.entries(CHOICES).map(([name, [words, told]]) =>
            this.#choice(/** @type {Name} */ (name), words, told, chosen),
          )
        : [
            element(
              "p",
              { class: "soft" },
              "The background gives no answer; open this page again.",
            ),
          ]),
    );
    this.#keys.replaceChildren(
      ...keys.map(({ name, description, shortcut }) =>
        element(
          "li",
          {},
          element(
            "span",
            {},
            name === "_execute_action" ? "Save this page and open Kithbook" : (description ?? name),
          ),
          shortcut ? element("kbd", {}, shortcut) : element("span", { class: "soft" }, "no key"),
        ),
      ),
      element(
        "li",
        {},
        element("span", {}, "Find anyone, go anywhere, in this tab"),
        element("kbd", {}, "Ctrl+K"),
      ),
    );
  }

  /** @param {Name} name @param {string} words @param {string} told @param {Settings} chosen */
  #choice(name, words, told, chosen) {
    const box = element("input", {
      type: "checkbox",
      id: name,
      checked: chosen[name],
      "aria-describedby": `${name}-told`,
    });
    // The browser asks for a permission only within the click.
    box.addEventListener("change", () => this.#change(name, box));
    return element(
      "div",
      { class: "choice" },
      box,
      element(
        "div",
        {},
        element("label", { for: name }, words),
        element("p", { id: `${name}-told`, class: "soft" }, told),
      ),
    );
  }

  /** @param {Name} name @param {HTMLInputElement} box */
  async #change(name, box) {
    const value = box.checked;
    try {
      if (name === "knownBadge" && value && !(await requestTabs()))
        throw new DaemonError("not-allowed", "The browser does not let Kithbook see addresses.");
      const now = await ask("change", { name, value });
      box.checked = now[name];
      this.#desk.say("Saved.");
    } catch (error) {
      box.checked = !value;
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(`Not changed. ${error.message}`);
    }
  }

  async #shortcuts() {
    const own = /** @type {{openShortcutSettings?: () => Promise<void>}} */ (
      /** @type {unknown} */ (chrome.commands)
    );
    // Firefox has a call for it, Chromium an address.
    if (own.openShortcutSettings) await own.openShortcutSettings();
    else await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
  }
}

/** @returns {Promise<Settings | null>} null where the background was ended twice */
async function known() {
  try {
    return await ask("settings", {});
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return null;
  }
}
