/** A page that names nobody for sure: who is it about? */

import { write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { StatusLine } from "../person/status.js";
import { authors } from "./several.js";

/** @import { Written } from "../background/messages.js" */
/** @import { Applied, Receipt } from "../wire/types.d.ts" */
/** @import { Draft } from "../person/draft.js" */

/**
 * @param {Receipt} receipt
 * @param {Draft} draft
 * @param {(added: Written<Applied>) => void} onAdded in the book, or on its way there
 */
export function nameless(receipt, draft, onAdded) {
  const wrote = receipt.kind === "article" && receipt.people?.length > 0;
  const input = element("input", {
    id: "name",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 1000,
    placeholder: t("name_placeholder"),
    "aria-label": t("nameless_name"),
    oninput: () => draft.keep("name", input.value),
  });
  input.value = draft.texts.name ?? (wrote ? "" : receipt.suggested_name) ?? "";
  const status = new StatusLine(async () => {});
  const kept = receipt.change_set ? { change: receipt.change_set } : null;
  status.say(t("page_kept"), "calm", kept);

  /** @param {Event} event */
  async function add(event) {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) return input.focus();
    const request = { fields: { name }, capture: receipt.capture };
    try {
      const delivery = await write("/v1/people/add", request, receipt.capture);
      if (delivery.state === "refused") return status.halt(delivery);
      await draft.keep("name", "");
      onAdded(delivery);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      status.say(error.message, "bad");
    }
  }

  const list = receipt.kind === "list" ? t("nameless_list") : "";
  const why = receipt.status === "wall" ? t("nameless_wall") : list;
  const root = element(
    "article",
    { class: "draft", "aria-label": t("nameless_label") },
    element("h2", {}, t("nameless_title")),
    element("p", { title: receipt.title }, why || receipt.title || receipt.url),
    element(
      "form",
      { onsubmit: add },
      input,
      element("button", { id: "add", class: "main", type: "submit" }, t("do_add")),
    ),
    wrote ? authors(receipt, status) : null,
    status.root,
  );
  return {
    root,
    get name() {
      return input.value;
    },
  };
}
