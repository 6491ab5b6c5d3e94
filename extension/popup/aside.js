/** What was set aside: saved here, and not accepted by the vault. It can only be dropped. */

import { ask } from "../background/messages.js";
import { byId, element } from "../look/element.js";
import { day } from "./words.js";

/** Show the list, or hide it where nothing is left. */
export async function showAside() {
  const root = byId("aside", HTMLElement);
  const items = await ask("refused", {});
  root.hidden = items.length === 0;
  root.replaceChildren(
    element("h2", { class: "caption" }, "Not accepted"),
    element("ul", {}, ...items.map(row)),
  );
}

/** @param {import("../background/messages.js").Refused} item */
function row({ id, made_at, sentence }) {
  const drop = async () => {
    await ask("discard", { id });
    await showAside();
  };
  return element(
    "li",
    { "data-item": id },
    element("time", { datetime: new Date(made_at).toISOString() }, day(made_at)),
    element("span", {}, sentence),
    element("button", { class: "quiet", type: "button", onclick: drop }, "Discard"),
  );
}
