/** Backups: which one is known to come back, and the commands. What they may open is for the terminal alone. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, moment } from "../look/words.js";
import { command, part } from "./command.js";
import { size } from "./report.js";

/** @import { Backup } from "../wire/types.d.ts" */

const STALE = 30 * 86_400_000; // ms after which a proof says little

export class BackupsPage {
  #proven = element("div", { id: "proven", class: "proven", role: "status" });

  constructor() {
    this.root = element(
      "div",
      { class: "sheet house" },
      element("h1", {}, "Backups"),
      this.#proven,
      part(
        "backups",
        "In a terminal",
        element(
          "p",
          { class: "soft" },
          "A backup holds everybody, so no browser may make, read or remove one: only you, at the command line of this machine.",
        ),
        command("kithbook backup create", "Back up now, to every place:"),
        command(
          "kithbook backup verify",
          "Prove the newest one, by restoring it where it does no harm:",
        ),
        command("kithbook backup list", "List them, and the places they lie in:"),
        command("kithbook backup every 24", "Have one made every day by itself:"),
        command(
          "kithbook backup --help",
          "Other places, who can open them, and bringing single people back:",
        ),
      ),
    );
  }

  async refresh() {
    const { proven } = await read("/v1/status", {});
    this.#proven.dataset.mood = proven && !stale(proven) ? "done" : "wait";
    this.#proven.replaceChildren(...(proven ? told(proven) : none()));
  }
}

/** @param {Backup} proven */
function stale({ proven_at }) {
  return !proven_at || proven_at < Date.now() - STALE;
}

/** @param {Backup} proven */
function told(proven) {
  const { name, place, made_at, proven_at, size: bytes, people } = proven;
  return [
    element(
      "p",
      {},
      element("b", {}, proven_at ? `Last proven ${moment(proven_at)}` : "Not proven"),
    ),
    element(
      "p",
      { class: "soft" },
      [
        `Made ${moment(made_at)}`,
        size(bytes),
        people != null && counted(people, "person", "people"),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    element("p", { class: "soft path" }, `${place}/${name}`),
    ...(stale(proven) ? [element("p", {}, "That is a while ago. Prove the newest one.")] : []),
  ];
}

function none() {
  return [
    element("p", {}, element("b", {}, "No backup is known to come back yet.")),
    element("p", {}, "Make one, then prove it: what was never restored is only a hope."),
  ];
}
