/** Browsers that may ask your book: this one, and how to let another in or put one out. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted } from "../look/words.js";
import { browserName } from "../pair/browser.js";
import { command, part } from "./command.js";

export class BrowsersPage {
  #paired = element("div", { id: "paired", class: "proven", "data-mood": "done", role: "status" });

  constructor() {
    this.root = element(
      "div",
      { class: "sheet house" },
      element("h1", {}, "Browsers"),
      this.#paired,
      part(
        "browsers",
        "In a terminal",
        element(
          "p",
          { class: "soft" },
          "Whoever could list or end pairings from a browser could lock you out, so that is for the command line of this machine.",
        ),
        command("kithbook clients", "List them, with when each was last used:"),
        command("kithbook clients revoke ID", "Put one out; ID is the first column of that list:"),
        command("kithbook pair", "Let another browser in:"),
        command(
          "kithbook pair --scope capture",
          "Let one in that can save pages, but read nothing:",
        ),
      ),
    );
  }

  async refresh() {
    const [{ clients }, name] = await Promise.all([read("/v1/status", {}), browserName()]);
    this.#paired.replaceChildren(
      element("p", {}, element("b", {}, `This browser is paired: ${name}`)),
      element(
        "p",
        { class: "soft" },
        `${counted(clients, "browser is", "browsers are")} paired in all.`,
      ),
    );
  }
}
