/** A person, editable where it stands. */

import { read, write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { answered, t } from "../look/texts.js";
import { Contact } from "./contact.js";
import { Duplicates } from "./duplicates.js";
import { factsList } from "./facts.js";
import { Field } from "./field.js";
import { History } from "./history.js";
import { NoteBox } from "./notes.js";
import { drawn, portrait } from "./portrait.js";
import { StatusLine } from "./status.js";
import { Suggestions } from "./suggestions.js";
import { Tags } from "./tags.js";

/** @import { Applied, Calls, Person, PersonFields, Receipt } from "../wire/types.d.ts" */
/** @import { Draft } from "./draft.js" */

/**
 * @typedef {object} Setting
 * @property {Draft} draft
 * @property {(sentence: string) => void} announce
 * @property {() => void} [onChanged] the person is not as they were
 */

/**
 * What a card may ask for, all of which tells how the person is after it.
 * @typedef {Pick<Calls, "/v1/people/edit" | "/v1/notes/write" | "/v1/people/suggestions/accept"
 *   | "/v1/people/suggestions/dismiss" | "/v1/people/merge" | "/v1/people/duplicates/distinct"
 *   | "/v1/interactions/log">} Writes
 */

/**
 * @typedef {object} Subject Whom a card is about.
 * @property {string} ref a person's id, or the id of the capture that made or met the person
 * @property {string | null} follows the capture that must arrive first
 */

export class Card {
  /** @type {PromiseWithResolvers<Subject>} */
  #subject = Promise.withResolvers();
  /** Why nothing about it can be saved now. @type {DaemonError | null} */
  #refusal = null;
  /** The photo, where there is one. @type {HTMLCanvasElement | null} */
  #photo = null;

  #onChanged;

  /** @param {Setting} setting */
  constructor({ draft, announce, onChanged = () => {} }) {
    this.#onChanged = onChanged;
    /** @param {"name" | "role" | "organisation"} id @param {string} label */
    const field = (id, label) =>
      new Field({
        id,
        label,
        draft,
        needed: id === "name",
        save: (value) => this.#edit({ [id]: value || null }),
      });
    this.name = field("name", t("card_name"));
    this.role = field("role", t("card_role"));
    this.organisation = field("organisation", t("card_organisation"));
    this.portrait = portrait("");
    this.status = new StatusLine(() => this.#reload());
    this.facts = factsList(announce);
    this.contact = new Contact((kind) => this.#log(kind));
    this.tags = new Tags({ draft, save: (change) => this.#change("/v1/people/edit", change) });
    this.notes = new NoteBox({ draft, save: (text) => this.#change("/v1/notes/write", { text }) });
    this.changes = element("dl", { id: "changes", class: "changes", hidden: true });
    this.suggestions = new Suggestions((deed, ids) =>
      this.#write(`/v1/people/suggestions/${deed}`, { suggestions: ids }),
    );
    this.duplicates = new Duplicates({
      merge: (kept, other, take) => this.#join({ kept, other, take }),
      part: (person, other) => this.#write("/v1/people/duplicates/distinct", { person, other }),
    });
    this.history = new History({ undo: (change) => this.status.undo(change) });
    const parts = [
      this.facts.root,
      this.tags.root,
      this.contact.root,
      this.notes.root,
      this.history.root,
    ];
    this.body = element("div", {}, ...parts);
    const fields = [this.name.root, this.role.root, this.organisation.root];
    this.who = element(
      "div",
      { class: "who" },
      this.portrait,
      element("div", { class: "fields" }, ...fields),
    );
    this.root = element(
      "article",
      { class: "card", "aria-label": t("card_label") },
      ...[
        this.who,
        this.status.root,
        this.changes,
        this.suggestions.root,
        this.duplicates.root,
        this.body,
      ],
    );
    this.notes.restore();
  }

  /**
   * Say whom the card is about; what is edited before waits for it.
   * @param {string} ref @param {string | null} follows
   */
  follow(ref, follows) {
    this.#refusal = null;
    this.#subject.resolve({ ref, follows });
    this.#subject = { ...this.#subject, promise: Promise.resolve({ ref, follows }) };
  }

  /** The capture that it is about could not be stored. @param {DaemonError} error */
  refuse(error) {
    this.#refusal = error;
    this.status.say(t("not_saved", error.message), "bad");
  }

  /** What the page says by itself, before the daemon has looked. @param {string} name */
  preview(name) {
    this.name.show(name);
    this.#face(name);
  }

  /** @param {Person} person @param {Receipt} [receipt] what a capture just brought */
  show(person, receipt) {
    const guessed = new Set(
      receipt?.fields.filter((each) => each.guessed).map((each) => each.field),
    );
    const role = person.roles.find(({ until }) => !until);
    this.name.show(person.name, { guessed: guessed.has("name") });
    this.role.show(role?.title ?? "", { guessed: guessed.has("role") });
    this.organisation.show(role?.organisation ?? "", { guessed: guessed.has("organisation") });
    this.#face(person.name);
    this.facts.show(person);
    this.tags.show(person.tags);
    this.history.of(person.id);
    this.#gone(false);
  }

  /** Notes, known tags, suggestions and the photo, which come after the person is on screen. */
  async complete() {
    const { ref } = await this.#subject.promise;
    const [{ notes }, { tags }] = await Promise.all([
      read("/v1/notes", { person: ref }),
      read("/v1/people/tags", {}),
      this.#suggest(ref),
      this.contact.look(ref),
      this.duplicates.look(ref),
      this.picture(),
    ]);
    this.notes.complete(notes);
    this.tags.offer(tags);
  }

  /** @param {string} person */
  async #suggest(person) {
    const { suggestions } = await read("/v1/people/suggestions", { person });
    this.suggestions.show(suggestions);
  }

  /** Show the photo that the person has now. */
  async picture() {
    const { photo } = await read("/v1/photo", { person: (await this.#subject.promise).ref });
    this.#photo = photo && (await drawn(photo));
    this.#face(this.name.value);
  }

  /** @param {Calls["/v1/people/merge"]["request"]} request @returns {Promise<boolean>} whether it is safe */
  async #join(request) {
    if (!(await this.#write("/v1/people/merge", request))) return false;
    await this.complete();
    return true;
  }

  /** @param {"met" | "call"} kind */
  async #log(kind) {
    if (this.#refusal) return void this.#failed(this.#refusal);
    const { ref, follows } = await this.#subject.promise;
    if (await this.#write("/v1/interactions/log", { people: [ref], kind }, follows))
      await this.contact.look(ref);
  }

  /** @param {PersonFields} fields */
  #edit(fields) {
    return this.#change("/v1/people/edit", { fields });
  }

  /**
   * @template {"/v1/people/edit" | "/v1/notes/write"} P
   * @param {P} path
   * @param {Omit<Calls[P]["request"], "person">} change
   * @returns {Promise<boolean>} whether it is safe, here or in the book
   */
  async #change(path, change) {
    if (this.#refusal) return this.#failed(this.#refusal);
    const { ref, follows } = await this.#subject.promise;
    const request = /** @type {Calls[P]["request"]} */ ({ person: ref, ...change });
    return this.#write(path, request, follows);
  }

  /**
   * @template {keyof Writes} P
   * @param {P} path
   * @param {Calls[P]["request"]} request
   * @param {string | null} [follows] the capture that must arrive first
   * @returns {Promise<boolean>} whether it is safe, here or in the book
   */
  async #write(path, request, follows = null) {
    try {
      const delivery = await write(path, request, follows);
      if (delivery.state === "delivered") this.#applied(delivery.reply);
      else this.status.halt(delivery, delivery.id);
      return delivery.state !== "refused";
    } catch (error) {
      return this.#failed(error);
    }
  }

  /** @param {unknown} error @returns {false} it is not safe */
  #failed(error) {
    if (!(error instanceof DaemonError)) throw error;
    this.status.say(t("not_saved", error.message), "bad");
    return false;
  }

  /** @param {Partial<Applied> | null} applied null where another worker heard the answer */
  #applied(applied) {
    const change = applied?.change_set;
    this.status.say(
      answered(applied?.sentence, t("did_saved")),
      "done",
      change ? { change } : null,
    );
    if (applied?.person) this.show(applied.person);
    this.#onChanged();
  }

  /** After an undo: how is the person now, and is there one still? */
  async #reload() {
    try {
      const person = await read("/v1/people/show", { person: (await this.#subject.promise).ref });
      this.show(person);
      this.notes.show((await read("/v1/notes", { person: person.id })).notes);
      await Promise.all([
        this.#suggest(person.id),
        this.contact.look(person.id),
        this.duplicates.look(person.id),
      ]);
      this.changes.hidden = true;
      this.#onChanged();
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      this.#gone(true);
    }
  }

  /** @param {boolean} gone */
  #gone(gone) {
    for (const part of [this.who, this.body]) part.inert = gone;
    this.root.toggleAttribute("data-gone", gone);
  }

  /** @param {string} name */
  #face(name) {
    const face = portrait(name, "", this.#photo);
    this.portrait.replaceWith(face);
    this.portrait = face;
  }
}
