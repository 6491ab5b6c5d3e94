/** Asks and offers with what fits them, what came through people, and favours both ways. */

import { read } from "../background/messages.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { Chances } from "./chances.js";
import { Ledger } from "./ledger.js";
import { Postings } from "./posting.js";

/** @import { Desk } from "./desk.js" */

const MOST = 50; // asks, and offers
const EACH = 3; // that fit
const FAVOURS = 20;

export class FavoursPage {
  /** @param {Desk} desk */
  constructor(desk) {
    this.asks = new Postings("ask", desk);
    this.offers = new Postings("offer", desk);
    this.chances = new Chances(desk);
    this.ledger = new Ledger(desk);
    this.root = element(
      "div",
      { class: "sheet favours" },
      element("h1", {}, t("nav_favours")),
      this.asks.root,
      this.offers.root,
      this.chances.root,
      this.ledger.root,
    );
  }

  async refresh() {
    const [asks, offers, chances, ledger] = await Promise.all([
      read("/v1/postings/board", { kind: "ask", limit: MOST, each: EACH }),
      read("/v1/postings/board", { kind: "offer", limit: MOST, each: EACH }),
      read("/v1/opportunities", {}),
      read("/v1/ledger", { limit: FAVOURS }),
    ]);
    this.chances.show(chances);
    this.ledger.show(ledger);
    await Promise.all([this.asks.show(asks.rows), this.offers.show(offers.rows)]);
  }
}

/** The same, of one person, on their page. */
export class Dealings {
  #person;

  /** @param {string} person @param {Desk} desk */
  constructor(person, desk) {
    this.#person = person;
    this.asks = new Postings("ask", desk, person);
    this.offers = new Postings("offer", desk, person);
    this.chances = new Chances(desk, person);
    this.ledger = new Ledger(desk, person);
    this.root = element(
      "div",
      { class: "favours" },
      this.asks.root,
      this.offers.root,
      this.ledger.root,
      this.chances.root,
    );
  }

  async refresh() {
    const person = this.#person;
    const [asks, offers, chances, ledger] = await Promise.all([
      read("/v1/postings/board", { kind: "ask", person, each: EACH }),
      read("/v1/postings/board", { kind: "offer", person, each: EACH }),
      read("/v1/opportunities", { person }),
      read("/v1/ledger", { person, limit: FAVOURS }),
    ]);
    this.chances.show(chances);
    this.ledger.show(ledger, false);
    await Promise.all([this.asks.show(asks.rows, false), this.offers.show(offers.rows, false)]);
  }
}
