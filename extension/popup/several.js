/** A page that names several people: choose whom to keep. */

import { write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { answered, counted, t } from "../look/texts.js";
import { openable } from "../look/words.js";
import { StatusLine } from "../person/status.js";

/** @import { ListedPerson, Receipt } from "../wire/types.d.ts" */

/** @param {Receipt} receipt of a list page */
export function several(receipt) {
  const status = new StatusLine(async () => {});
  const rows = receipt.people.map((one) => new Row(one, status));
  const all = element(
    "button",
    { id: "add-all", class: "quiet", type: "button", onclick: addAll },
    t("several_add_all"),
  );
  const kept = receipt.change_set ? { change: receipt.change_set } : null;
  status.say(t("page_kept"), "calm", kept);

  async function addAll() {
    all.disabled = true;
    const wanted = rows.filter((row) => row.open);
    for (const row of wanted) {
      if (!(await row.add())) break;
    }
    const added = wanted.filter((row) => !row.open).length;
    if (added === wanted.length) status.say(counted("several_added", added), "done");
    all.disabled = false;
    all.hidden = !rows.some((row) => row.open);
  }

  all.hidden = !rows.some((row) => row.open);
  return element(
    "article",
    { class: "several", "aria-label": t("several_label") },
    element(
      "div",
      { class: "head" },
      element("h2", {}, counted("several_title", rows.length)),
      all,
    ),
    element("ul", { id: "people" }, ...rows.map((row) => row.root)),
    status.root,
  );
}

/** Who wrote an article, to be added by one click. @param {Receipt} receipt @param {StatusLine} status */
export function authors(receipt, status) {
  const rows = receipt.people.map((one) => new Row(one, status, true));
  return element(
    "ul",
    { id: "people", "aria-label": t("several_authors") },
    ...rows.map((row) => row.root),
  );
}

class Row {
  #person;
  #status;
  #sent = false;

  /** @param {ListedPerson} person @param {StatusLine} status @param {boolean} wrote */
  constructor(person, status, wrote = false) {
    this.#person = person;
    this.#status = status;
    this.button = element(
      "button",
      {
        class: "quiet",
        type: "button",
        "aria-label": t(wrote ? "add_author_name" : "add_name", person.name),
        onclick: () => this.add(),
      },
      t(wrote ? "several_add_author" : "do_add"),
    );
    this.state = element("span", { class: "known" }, person.person ? t("several_known") : "");
    this.button.hidden = Boolean(person.person);
    this.root = element(
      "li",
      {},
      element("span", { class: "name" }, person.name),
      element("span", { class: "headline" }, person.headline ?? person.organisation ?? ""),
      this.state,
      this.button,
    );
  }

  /** Whether this person could still be added. */
  get open() {
    return !this.#sent && !this.#person.person;
  }

  /** @returns {Promise<boolean>} whether it is in the book, or on its way there */
  async add() {
    if (!this.open) return true;
    this.button.disabled = true;
    const { name, headline, organisation, url } = this.#person;
    const page = url && openable(url);
    const request = {
      fields: { name, headline: headline ?? null, organisation: organisation ?? null },
      urls: page ? [page] : [],
    };
    try {
      const delivery = await write("/v1/people/add", request);
      if (delivery.state === "refused") {
        this.#status.halt(delivery);
        return false;
      }
      this.#sent = true;
      this.button.hidden = true;
      this.state.textContent = t(delivery.state === "delivered" ? "did_added" : "several_waiting");
      if (delivery.state === "delivered") {
        const change = delivery.reply?.change_set;
        this.#status.say(
          answered(delivery.reply?.sentence, t("did_added")),
          "done",
          change ? { change } : null,
        );
      } else this.#status.halt(delivery, delivery.id);
      return true;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#status.say(error.message, "bad");
      return false;
    } finally {
      this.button.disabled = false;
    }
  }
}
