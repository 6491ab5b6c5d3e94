/** What needs a look: writes that were refused, sites that changed their pages, damage that was found. */

import { read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { answered, t } from "../look/texts.js";
import { Row } from "../popup/row.js";
import { deed, line, Section } from "./section.js";
import { warned } from "./warned.js";

/** @import { Listed } from "../background/messages.js" */
/** @import { SiteNotice } from "../wire/types.d.ts" */
/** @import { Desk } from "./desk.js" */

export class Attention {
  #desk;
  /** Refused writes on screen, which may be in the middle of a question. @type {Map<string, Row>} */
  #rows = new Map();

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.section = new Section({ id: "attention", title: t("attention_title") });
    this.root = this.section.root;
  }

  /** @param {Listed[]} refused @param {SiteNotice[]} notices */
  async show(refused, notices) {
    const { warnings = [] } = await read("/v1/status", {});
    this.#rows = new Map(refused.map((one) => [one.id, this.#row(one)]));
    this.root.hidden = refused.length + notices.length + warnings.length === 0;
    this.section.show([
      ...warnings.map((one) =>
        line(`warning ${one.kind}`, [
          element("b", {}, t("attention_vault")),
          " ",
          answered(one.sentence, warned(one)),
        ]),
      ),
      ...[...this.#rows.values()].map(({ root }) => root),
      ...notices.map((one) => this.#notice(one)),
    ]);
  }

  /** @param {Listed} one */
  #row(one) {
    const row =
      this.#rows.get(one.id) ??
      new Row(one, {
        say: (sentence) => this.#desk.say(sentence),
        onDone: () => this.#desk.again(),
      });
    row.show(one);
    return row;
  }

  /** @param {SiteNotice} notice */
  #notice({ site, sentence }) {
    return line(
      site,
      [
        answered(sentence, t("notice_site", site)),
        element("p", { class: "soft" }, t("report_redacted")),
      ],
      deed(t("do_copy_report"), () => this.#copy(site)),
      deed(t("do_dismiss"), () => this.#dismiss(site)),
    );
  }

  /** @param {string} site */
  async #copy(site) {
    try {
      const { text } = await read("/v1/drift/report", { site });
      await navigator.clipboard.writeText(text);
      this.#desk.say(t("report_copied"));
    } catch (error) {
      if (!(error instanceof DaemonError || error instanceof DOMException)) throw error;
      this.#desk.say(t("not_copied", error.message));
    }
  }

  /** @param {string} site */
  async #dismiss(site) {
    try {
      await read("/v1/drift/dismiss", { site });
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error; // it may have gone by itself
    }
    await this.#desk.again();
  }
}
