/** A page that names nobody for sure: who is it about? */

import { write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { element } from "../look/element.js";
import { StatusLine } from "../person/status.js";
import { authors } from "./several.js";

/** @import { Written } from "../background/messages.js" */
/** @import { Applied, Receipt } from "../wire/types.d.ts" */
/** @import { Draft } from "../person/draft.js" */

const WHY = {
  wall: "The page asks to sign in or to agree to something first.",
  list: "The page names several people.",
};

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
    placeholder: "Name",
    "aria-label": "Name of the person this page is about",
    oninput: () => draft.keep("name", input.value),
  });
  input.value = draft.texts.name ?? (wrote ? "" : receipt.suggested_name) ?? "";
  const status = new StatusLine(async () => {});
  const kept = receipt.change_set ? { change: receipt.change_set } : null;
  status.say("The page itself is kept", "calm", kept);

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

  const why = receipt.status === "wall" ? WHY.wall : receipt.kind === "list" ? WHY.list : "";
  const root = element(
    "article",
    { class: "draft", "aria-label": "New person" },
    element("h2", {}, "No person found here for sure"),
    element("p", { title: receipt.title }, why || receipt.title || receipt.url),
    element(
      "form",
      { onsubmit: add },
      input,
      element("button", { id: "add", class: "main", type: "submit" }, "Add"),
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
