/** A table as CSV, copied. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";

/** What a spreadsheet would run; an apostrophe in front makes text of it (OWASP, "CSV Injection"). */
const RUN = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** @param {string[][]} lines @returns {string} RFC 4180, with ends of lines as everybody reads them */
export function csv(lines) {
  return lines.map((line) => `${line.map(cell).join(",")}\n`).join("");
}

/** @param {string} text */
function cell(text) {
  const safe = RUN.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A button that copies. @param {() => string[][]} lines */
export function copier(lines) {
  const button = element("button", { class: "quiet", type: "button" }, t("insights_copy"));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(csv(lines()));
    button.textContent = t("did_copied");
  });
  return button;
}
