/** What else is known of a person: addresses to copy, pages to open. */

import { element, glyph } from "../look/element.js";
import { t } from "../look/texts.js";
import { openable } from "../look/words.js";

/** @import { Identity, Person } from "../wire/types.d.ts" */

const MOST = 6;

/** @param {(sentence: string) => void} announce */
export function factsList(announce) {
  const root = element("ul", { class: "facts" });

  /** @param {string} text */
  async function copy(text) {
    await navigator.clipboard.writeText(text);
    announce(t("copied_value", text));
  }

  /** @param {string} sign @param {string} value @param {string} kind */
  function toCopy(sign, value, kind) {
    return element(
      "button",
      {
        type: "button",
        "data-kind": kind,
        title: t("copy_value", value),
        onclick: () => copy(value),
      },
      glyph(sign),
      element("span", { class: "value" }, value),
      element("span", { class: "did" }, t("card_copy")),
    );
  }

  /** @param {Identity} identity */
  function fact({ kind, value }) {
    if (kind === "email") return toCopy("mail", value, kind);
    if (kind === "phone") return toCopy("phone", value, kind);
    const href = openable(value);
    if (!href) return null;
    const shown = value.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
    return element(
      "a",
      { href, target: "_blank", rel: "noreferrer noopener", "data-kind": kind, title: value },
      glyph("link"),
      element("span", { class: "value" }, shown),
    );
  }

  /** @param {string} sign @param {string | null} text */
  function said(sign, text) {
    return (
      text &&
      element("div", {}, glyph(sign), element("span", { class: "value", title: text }, text))
    );
  }

  /** @param {Person} person */
  function show(person) {
    const role = person.roles.find(({ until }) => !until)?.title;
    const all = [
      said("text", person.headline === role ? null : person.headline),
      said("place", person.location),
      ...person.identities.map(fact),
    ];
    const known = all.filter((each) => each instanceof HTMLElement).slice(0, MOST);
    root.replaceChildren(...known.map((each) => element("li", {}, each)));
    root.hidden = known.length === 0;
  }

  root.hidden = true;
  return { root, show };
}
