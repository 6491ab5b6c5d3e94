/** A command for the terminal, with a button that copies it: what an extension may not do itself. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";

/** @param {string} text @param {string} [what] it does */
export function command(text, what) {
  const button = element(
    "button",
    { type: "button", "aria-label": t("copy_value", text) },
    t("do_copy"),
  );
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = t("did_copied");
  });
  return element(
    "div",
    { class: "does" },
    what && element("p", {}, what),
    element("div", { class: "command" }, element("code", {}, text), button),
  );
}

/** @param {string} id @param {string} title @param {...(Node | false | null)} parts */
export function part(id, title, ...parts) {
  return element(
    "section",
    { id, class: "part", "aria-labelledby": `${id}-heading` },
    element("h2", { id: `${id}-heading` }, title),
    ...parts,
  );
}
