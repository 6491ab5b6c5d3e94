/** Introductions by how far they are, with what comes next; and ways to whom one wants to meet. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { Fold } from "./fold.js";
import { introduction, STATES } from "./introduction.js";
import { Section } from "./section.js";
import { WaySearch } from "./ways.js";
import { whom } from "./whom.js";

/** @import { Desk } from "./desk.js" */

const MOST = 500; // of those that are over
/** A declined one is over, and no longer under way. */
const UNDER_WAY = STATES.filter((state) => state !== "declined");
const PARTIES = /** @type {const} */ ([
  ["person", "intro_who"],
  ["other", "intro_to"],
  ["introducer", "intro_by"],
]);

export class IntroductionsPage {
  #desk;
  /** @type {Map<string, ReturnType<typeof whom>>} */
  #parties = new Map();

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.ways = new WaySearch();
    this.open = new Section({
      id: "introductions",
      title: t("intro_open"),
      empty: t("intro_none"),
      inputs: [
        ...PARTIES.map(([name, label]) => ({
          name,
          label: t(label),
          needed: name === "person",
          known: [],
        })),
        { name: "why", label: t("intro_why"), kind: "long" },
      ],
      add: (values) => this.#add(values),
    });
    for (const [name] of PARTIES) this.#parties.set(name, whom(this.open, name));
    this.states = UNDER_WAY.map((state) => {
      const section = new Section({ id: `intro-${state}`, title: t(`intro_state_${state}`) });
      section.root.hidden = true;
      return { state, section };
    });
    this.ended = new Fold(
      {
        id: "intro-ended",
        title: t("intro_ended"),
        empty: t("intro_none_ended"),
        load: () => this.#ended(),
      },
      desk,
    );
    this.root = element(
      "div",
      { class: "sheet due introductions" },
      element("h1", {}, t("nav_introductions")),
      element(
        "p",
        { class: "links" },
        element("a", { href: "#/chain" }, t("chain_title")),
        element("a", { href: "#/templates" }, t("templates_title")),
      ),
      this.ways.root,
      this.open.root,
      ...this.states.map(({ section }) => section.root),
      this.ended.root,
    );
  }

  async refresh() {
    const { introductions } = await read("/v1/introductions", { which: "open" });
    this.open.say(introductions.length === 0);
    for (const { state, section } of this.states) {
      const there = introductions.filter((one) => one.state === state);
      section.show(there.map((one) => introduction(one, this.#desk)));
      section.root.hidden = there.length === 0;
    }
    await this.ended.refresh();
  }

  async #ended() {
    const { introductions } = await read("/v1/introductions", { which: "all", limit: MOST });
    return introductions
      .filter(({ state, thanks_owed: owed }) => state === "declined" || (state === "done" && !owed))
      .map((one) => introduction(one, this.#desk, true));
  }

  /** @param {Record<string, string>} values */
  async #add(values) {
    /** @type {Record<string, string | null>} */
    const found = {};
    for (const [name] of PARTIES) {
      const words = values[name] ?? "";
      found[name] = words ? ((await this.#parties.get(name)?.chosen(words)) ?? null) : null;
      if (words && !found[name]) {
        this.#desk.say(t("relations_choose"));
        return false;
      }
    }
    const { person, other = null, introducer = null } = found;
    return this.#desk.do("/v1/introductions/add", {
      person: person ?? "",
      other,
      introducer,
      why: values.why || null,
    });
  }
}
