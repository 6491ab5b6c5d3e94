/** Somebody met without a page: added by hand, after a look at who is there already. */

import { read, write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { asking } from "../look/asking.js";
import { element } from "../look/element.js";
import { answered, listed, phrase, t } from "../look/texts.js";
import { unsettled } from "../person/status.js";
import { Form } from "./form.js";

/** @import { Values } from "./form.js" */
/** @import { Desk } from "./desk.js" */

const MOST_KNOWN = 4;

export class NewcomerPage {
  #desk;
  #known = element("div", { id: "known", class: "known", role: "status", hidden: true });
  #find = asking(
    () => this.#typed().join("\n"),
    () => this.#ask(),
  );

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.form = new Form(
      "new",
      [
        { name: "name", label: t("card_name"), needed: true },
        { name: "role", label: t("card_role") },
        { name: "organisation", label: t("card_organisation"), known: [] },
        { name: "location", label: t("newcomer_place") },
        { name: "emails", label: t("newcomer_email") },
        { name: "phones", label: t("newcomer_phone") },
        { name: "urls", label: t("newcomer_url") },
        { name: "met_at", label: t("about_met_at") },
        { name: "tags", label: t("newcomer_tags"), known: [] },
        { name: "note", label: t("note_label"), kind: "long" },
      ],
      (values) => this.#add(values),
      () => {},
    );
    this.form.root.querySelector("[for=new-note]")?.classList.add("wide");
    const [first] = this.form.root.querySelectorAll("label");
    first?.classList.add("wide");
    first?.after(this.#known);
    const cancel = this.form.root.querySelector(".deeds [type=button]");
    cancel?.addEventListener("click", () => history.back());
    this.form.root.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && /^(name|emails|phones)$/.test(target.name))
        this.#look();
    });
    this.root = element(
      "div",
      { class: "sheet newcomer" },
      element("h1", {}, t("newcomer_title")),
      this.form.root,
    );
  }

  async refresh() {
    const [{ organisations }, { tags }] = await Promise.all([
      read("/v1/organisations", {}),
      read("/v1/people/tags", {}),
    ]);
    this.form.offer(
      "organisation",
      organisations.map(({ name }) => name),
    );
    this.form.offer("tags", tags);
    if (!this.form.root.contains(document.activeElement)) this.form.focus();
  }

  #typed() {
    const data = new FormData(this.form.root);
    return ["emails", "phones", "name"].map((one) => String(data.get(one) ?? "").trim());
  }

  /** Who may be meant is there already. */
  async #look() {
    try {
      await this.#find();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error; // it is only a hint
    }
  }

  async #ask() {
    const queries = this.#typed().filter((typed) => typed.length > 2);
    const replies = await Promise.all(
      queries.map((typed) =>
        read("/v1/search", { query: `"${typed.replaceAll('"', "")}"`, limit: MOST_KNOWN }),
      ),
    );
    const hits = new Map(replies.flatMap((reply) => reply.hits.map((hit) => [hit.person, hit])));
    this.#tell([...hits.values()].filter(({ guessed }) => !guessed).slice(0, MOST_KNOWN));
  }

  /** @param {import("../wire/types.d.ts").Hit[]} hits */
  #tell(hits) {
    this.#known.hidden = hits.length === 0;
    const people = document.createDocumentFragment();
    for (const [at, { person, name, line }] of hits.entries()) {
      const link = element("a", { href: `#/person/${person}` }, name);
      people.append(at > 0 ? " · " : "", link, line ? ` (${line})` : "");
    }
    this.#known.replaceChildren(...phrase("newcomer_known", people));
  }

  /** @param {Values} values @returns {Promise<boolean>} */
  async #add({ name = "", role, organisation, location: place, met_at, note, ...lists }) {
    const request = {
      fields: {
        name,
        role: role || null,
        organisation: organisation || null,
        location: place || null,
        met_at: met_at || null,
      },
      ...{
        emails: list(lists.emails),
        phones: list(lists.phones),
        urls: list(lists.urls).map(page),
      },
      ...{ tags: list(lists.tags), note: note || null },
    };
    try {
      const delivery = await write("/v1/people/add", request);
      if (delivery.state === "delivered" && delivery.reply?.person) {
        const { person, sentence, change_set, proposals = [] } = delivery.reply;
        const same = listed(proposals.map((one) => one.name));
        const added = answered(sentence, t("did_added"));
        const told = same ? t("newcomer_same", added, same) : added;
        this.#desk.say(told, change_set ? [change_set] : []);
        location.hash = `#/person/${person.id}`;
        this.#desk.onDone();
        return true;
      }
      if (delivery.state !== "delivered") this.#desk.say(unsettled(delivery)[0]);
      return delivery.state !== "refused";
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#desk.say(t("not_saved", error.message));
      return false;
    }
  }
}

/** @param {string | undefined} text @returns {string[]} its parts */
function list(text = "") {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** @param {string} typed */
function page(typed) {
  return typed.includes("://") ? typed : `https://${typed}`;
}
