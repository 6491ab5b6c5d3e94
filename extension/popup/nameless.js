/** A page that names nobody for sure: who is it about? */

import { write } from "../background/messages.js";
import { element } from "../look/element.js";
import { StatusLine } from "./status.js";

/** @import { Person, Receipt } from "../wire/types.d.ts" */
/** @import { Draft } from "./draft.js" */
/** @import { Way } from "./status.js" */

const WHY = {
  wall: "The page asks to sign in or to agree to something first.",
  list: "The page names several people.",
};

/**
 * @param {Receipt} receipt
 * @param {Draft} draft
 * @param {(person: Person | null, way: Way | null) => void} onAdded person is null while it waits
 */
export function nameless(receipt, draft, onAdded) {
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
  input.value = draft.texts.name ?? receipt.suggested_name ?? "";
  const status = new StatusLine(async () => {});
  const kept = receipt.change_set ? { change: receipt.change_set } : null;
  status.say("The page itself is kept", "calm", kept);

  /** @param {Event} event */
  async function add(event) {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) return input.focus();
    const request = { fields: { name }, capture: receipt.capture };
    const delivery = await write("/v1/people/add", request, receipt.capture);
    if (delivery.state === "refused") return status.say(delivery.sentence, "bad");
    await draft.keep("name", "");
    const reply = delivery.state === "delivered" ? delivery.reply : null;
    const done = reply?.change_set ? { change: reply.change_set } : null;
    onAdded(reply?.person ?? null, reply ? done : { item: delivery.id });
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
    status.root,
  );
  return {
    root,
    get name() {
      return input.value;
    },
  };
}
