/** What was last between you and a person, in a few lines; the whole of it is on the person's own page. */

import { read } from "../background/messages.js";
import { arrange, element } from "../look/element.js";
import { listed, t } from "../look/texts.js";
import { CONTACTS, captureWords, day } from "../look/words.js";

/** @import { Deed, Interaction } from "../wire/types.d.ts" */

const MOST = 6; // lines
const ASKED = 30; // actions, of which most are no news
const LONGEST = 160; // characters of a text

/** @typedef {{at: number, row: HTMLElement}} Line `at` is ms since 1970 */

export class Recent {
  #list = element("ol", {});

  constructor() {
    this.root = element(
      "section",
      { id: "recent", class: "recent", "aria-labelledby": "recent-heading", hidden: true },
      element("h2", { id: "recent-heading", class: "caption" }, t("panel_lately")),
      this.#list,
    );
  }

  /** @param {string} person */
  async refresh(person) {
    const [{ interactions }, { deeds }] = await Promise.all([
      read("/v1/interactions", { person, limit: MOST }),
      read("/v1/history", { person, limit: ASKED }),
    ]);
    const lines = [
      ...interactions.map((one) => contact(one, person)),
      ...deeds.filter(({ undone }) => !undone).flatMap(news),
    ];
    lines.sort((one, other) => other.at - one.at);
    arrange(this.#list, ...lines.slice(0, MOST).map(({ row }) => row));
    this.root.hidden = lines.length === 0;
  }
}

/** @param {Interaction} one @param {string} person @returns {Line} */
function contact({ kind, day: when, at, people, place, text }, person) {
  const others = people.filter(({ id }) => id !== person).map(({ name }) => name);
  const head = [
    t(CONTACTS[kind]),
    others.length ? t("contact_with", listed(others)) : "",
    place ?? "",
  ];
  return line(kind, at ?? Date.parse(`${when}T12:00`), head.filter(Boolean).join(" · "), text);
}

/** @param {Deed} one @returns {Line[]} */
function news({ kind, at, news: told, edits }) {
  if (told) return [line("news", at, told, null)];
  if (kind !== "capture") return [];
  const url = edits.find(({ entity, field }) => entity === "capture" && field === "url")?.after;
  return [line("capture", at, captureWords(url), null)];
}

/** @param {string} kind @param {number} at @param {string} head @param {string | null} text @returns {Line} */
function line(kind, at, head, text) {
  const short = text && text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  const row = element(
    "li",
    { "data-kind": kind },
    element("time", { datetime: new Date(at).toISOString() }, day(at)),
    element("div", {}, element("p", {}, head), short && element("p", { class: "text" }, short)),
  );
  return { at, row };
}
