/** The calendar feed: an address on this machine that a calendar can subscribe to; who sees what by it. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { choice } from "./choice.js";
import { command, part } from "./command.js";

/** @import { Feed } from "../wire/types.d.ts" */
/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Desk } from "./desk.js" */

/** @typedef {"/v1/feed/on" | "/v1/feed/new" | "/v1/feed/off"} Path */

export class FeedPart {
  #desk;
  #told = element("p", { id: "feed-told", role: "status" });
  #body = element("div", { class: "choices" });
  /** What is shown, so that the same is not drawn again: a question may be open in it. */
  #shown = "";

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.root = part("feed", t("feed_title"), this.#told, this.#body);
  }

  async refresh() {
    try {
      const feed = await read("/v1/feed", {});
      if (JSON.stringify(feed) !== this.#shown) this.#show(feed);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#shown = "";
      this.#told.textContent = error.message;
      this.#body.replaceChildren();
    }
  }

  /** @param {Feed} feed */
  #show(feed) {
    const { on, url, names } = feed;
    this.#shown = JSON.stringify(feed);
    this.#told.textContent = t(on ? (names ? "feed_named" : "feed_bare") : "feed_off");
    if (!on) {
      const turnOn = () => this.#do("/v1/feed/on", { names: false }, "did_feed_on", "button");
      this.#body.replaceChildren(
        element("button", { id: "feed-on", type: "button", onclick: turnOn }, t("feed_do_on")),
      );
      return;
    }
    this.#body.replaceChildren(
      url ? command(url, t("feed_address")) : element("p", { class: "soft" }, t("feed_once")),
      this.#names(names),
      this.#asking("feed-new", "feed_do_new", "feed_new_hint", () =>
        this.#do("/v1/feed/new", { names }, "did_feed_new", "button"),
      ),
      this.#asking("feed-off", "feed_do_off", "feed_off_hint", () =>
        this.#do("/v1/feed/off", {}, "did_feed_off", "#feed-on"),
      ),
    );
  }

  /** @param {boolean} names */
  #names(names) {
    const change = () =>
      this.#do("/v1/feed/on", { names: box.checked }, "did_saved_setting", "#feed-names");
    const box = element("input", {
      id: "feed-names",
      type: "checkbox",
      checked: names,
      onchange: change,
      "aria-describedby": "feed-names-told",
    });
    return choice(box, t("feed_names"), t("feed_names_hint"));
  }

  /**
   * A button for what cannot be taken back: it says so, and asks.
   * @param {string} id @param {Plain} words @param {Plain} hint @param {() => void} act
   */
  #asking(id, words, hint, act) {
    const close = () => {
      box.replaceChildren(open);
      open.focus();
    };
    const ask = () => {
      const sure = element("button", { class: "main", type: "button", onclick: act }, t(words));
      box.replaceChildren(
        element("p", { id: `${id}-hint` }, t(hint)),
        element(
          "div",
          { class: "deeds" },
          sure,
          element("button", { type: "button", onclick: close }, t("do_cancel")),
        ),
      );
      sure.setAttribute("aria-describedby", `${id}-hint`);
      sure.focus();
    };
    const open = element("button", { id, type: "button", onclick: ask }, t(words));
    const box = element(
      "div",
      {
        class: "sure",
        onkeydown: (/** @type {KeyboardEvent} */ { key }) =>
          key === "Escape" && !open.isConnected && close(),
      },
      open,
    );
    return box;
  }

  /**
   * @template {Path} P
   * @param {P} path
   * @param {import("../wire/types.d.ts").Calls[P]["request"]} request
   * @param {Plain} done what is said then
   * @param {string} next what has the focus then
   */
  async #do(path, request, done, next) {
    try {
      this.#show(await read(path, request));
      this.#desk.say(t(done));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(t("not_changed", error.message));
      await this.refresh();
    }
    const found = this.#body.querySelector(next);
    if (found instanceof HTMLElement) found.focus();
  }
}
