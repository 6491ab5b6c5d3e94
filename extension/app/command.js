/** A command for the terminal, with a button that copies it: what an extension may not do itself. */

import { element } from "../look/element.js";

/** @param {string} text @param {string} [what] it does */
export function command(text, what) {
  const button = element("button", { type: "button", "aria-label": `Copy ${text}` }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
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
