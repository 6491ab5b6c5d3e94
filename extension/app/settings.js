/** What this browser does, how it is worked, and the calendar feed. What else the vault does is said at the command line. */

import { requestTabs } from "../background/known.js";
import { ask } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { choice } from "./choice.js";
import { command, part } from "./command.js";
import { FeedPart } from "./feed.js";

/** @import { Settings } from "../background/settings.js" */
/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {keyof Settings} Name */

/** @type {Record<Name, [words: Plain, told: Plain]>} */
const CHOICES = {
  namesInNotifications: ["settings_names", "settings_names_hint"],
  knownBadge: ["settings_known", "settings_known_hint"],
  dueBadge: ["settings_due_badge", "settings_due_badge_hint"],
  dueNotice: ["settings_due_notice", "settings_due_notice_hint"],
};

export class SettingsPage {
  #desk;
  #notes = element("div", { class: "choices", "aria-live": "polite" });
  #keys = element("ul", { class: "keys" });

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.feed = new FeedPart(desk);
    this.root = element(
      "div",
      { class: "sheet house" },
      element("h1", {}, t("settings_title")),
      part("in-browser", t("settings_here"), this.#notes),
      part(
        "keys",
        t("settings_keys"),
        this.#keys,
        element(
          "button",
          { id: "shortcuts", type: "button", onclick: () => this.#shortcuts() },
          t("settings_change_keys"),
        ),
      ),
      this.feed.root,
      part(
        "appearance",
        t("settings_looks"),
        element("p", { class: "soft" }, t("settings_looks_hint")),
      ),
      part(
        "vault",
        t("settings_vault"),
        command("kithbook status", t("settings_vault_status")),
        command("kithbook keys", t("settings_vault_keys")),
        command("kithbook --help", t("settings_vault_help")),
      ),
    );
  }

  async refresh() {
    const [chosen, keys] = await Promise.all([known(), chrome.commands.getAll()]);
    this.#notes.replaceChildren(
      ...(chosen
        ? Object.entries(CHOICES).map(([name, [words, told]]) =>
            this.#choice(/** @type {Name} */ (name), t(words), t(told), chosen),
          )
        : [element("p", { class: "soft" }, t("settings_no_answer"))]),
    );
    this.#keys.replaceChildren(
      ...keys.map(({ name, description, shortcut }) =>
        element(
          "li",
          {},
          element(
            "span",
            {},
            name === "_execute_action" ? t("settings_key_action") : (description ?? name),
          ),
          shortcut
            ? element("kbd", {}, shortcut)
            : element("span", { class: "soft" }, t("settings_no_key")),
        ),
      ),
      element(
        "li",
        {},
        element("span", {}, t("settings_key_palette")),
        element("kbd", {}, t("app_find_key")),
      ),
    );
    await this.feed.refresh();
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
    return choice(box, words, told);
  }

  /** @param {Name} name @param {HTMLInputElement} box */
  async #change(name, box) {
    const value = box.checked;
    try {
      if (name === "knownBadge" && value && !(await requestTabs()))
        throw new DaemonError("not-allowed", t("settings_no_addresses"));
      const now = await ask("change", { name, value });
      box.checked = now[name];
      this.#desk.say(t("did_saved_setting"));
    } catch (error) {
      box.checked = !value;
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(t("not_changed", error.message));
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
