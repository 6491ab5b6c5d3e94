/** Backups: which one is known to come back, and the commands. What they may open is for the terminal alone. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { counted, t } from "../look/texts.js";
import { moment } from "../look/words.js";
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
      element("h1", {}, t("backups_title")),
      this.#proven,
      part(
        "backups",
        t("backups_terminal"),
        element("p", { class: "soft" }, t("backups_why")),
        command("kithbook backup create", t("backups_create")),
        command("kithbook backup verify", t("backups_verify")),
        command("kithbook backup list", t("backups_list")),
        command("kithbook backup every 24", t("backups_every")),
        command("kithbook backup --help", t("backups_help")),
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
      element("b", {}, proven_at ? t("backups_proven", moment(proven_at)) : t("backups_unproven")),
    ),
    element(
      "p",
      { class: "soft" },
      [t("backups_made", moment(made_at)), size(bytes), people != null && counted("people", people)]
        .filter(Boolean)
        .join(" · "),
    ),
    element("p", { class: "soft path" }, `${place}/${name}`),
    ...(stale(proven) ? [element("p", {}, t("backups_stale"))] : []),
  ];
}

function none() {
  return [
    element("p", {}, element("b", {}, t("backups_none"))),
    element("p", {}, t("backups_none_hint")),
  ];
}
