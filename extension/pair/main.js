/** Pairing: the person types the code that `kithbook pair` shows. A tab, for a popup would close. */

import { ask } from "../background/messages.js";
import { requestAccess } from "../daemon/access.js";
import { DEFAULT_PORT } from "../daemon/keys.js";
import { isWhole, normalise } from "../daemon/pairing.js";
import { byId } from "../look/element.js";
import { t } from "../look/texts.js";
import { browserName } from "./browser.js";
import { pairHere, sentence } from "./here.js";

const code = byId("code", HTMLInputElement);
const port = byId("port", HTMLInputElement);
const button = byId("pair", HTMLButtonElement);
const outcome = byId("outcome", HTMLElement);
const allow = byId("allow", HTMLButtonElement);
const here = byId("pair-here", HTMLButtonElement);

/** @param {string} typed @returns {string} XXXXX-XXXXX, as far as it goes */
function grouped(typed) {
  const letters = normalise(typed).slice(0, 10);
  return letters.length > 5 ? `${letters.slice(0, 5)}-${letters.slice(5)}` : letters;
}

function ready() {
  button.disabled = !isWhole(normalise(code.value));
}

/** @param {"asking" | "pairing" | "failed" | "paired"} state @param {string} sentence */
function say(state, sentence) {
  document.body.dataset.state = state;
  outcome.textContent = sentence;
}

/** @param {Event} event */
async function submit(event) {
  event.preventDefault();
  button.disabled = true;
  say("pairing", t("pair_doing"));
  allow.hidden = true;
  const attempt = {
    code: normalise(code.value),
    port: port.valueAsNumber || DEFAULT_PORT,
    name: await browserName(),
  };
  const reply = await ask("pair", attempt);
  if ("cause" in reply) {
    say("failed", sentence(reply));
    allow.hidden = reply.cause !== "not-allowed";
    code.focus();
    code.select();
    return ready();
  }
  done();
}

/** Without a code. */
async function submitHere() {
  const asked = pairHere(); // the browser asks the person within the click
  here.disabled = true;
  say("pairing", t("pair_doing"));
  const reply = await asked;
  here.disabled = false;
  if (!reply) return say("asking", "");
  if ("cause" in reply) return say("failed", sentence(reply));
  done();
}

function done() {
  say("paired", t("pair_done"));
  byId("asking", HTMLElement).hidden = true;
  byId("done", HTMLElement).hidden = false;
  byId("done-title", HTMLElement).focus();
}

port.valueAsNumber = DEFAULT_PORT;
allow.addEventListener("click", requestAccess);
chrome.permissions.onAdded.addListener(() => {
  if (!allow.hidden) byId("form", HTMLFormElement).requestSubmit(); // as far as it had come
});
code.addEventListener("input", () => {
  // Only at the end: reformatting would move the caret away from a correction in the middle.
  if (code.selectionStart === code.value.length) code.value = grouped(code.value);
  ready();
});
byId("form", HTMLFormElement).addEventListener("submit", submit);
here.addEventListener("click", submitHere);
byId("copy", HTMLButtonElement).addEventListener("click", async (event) => {
  await navigator.clipboard.writeText("kithbook pair");
  /** @type {HTMLElement} */ (event.currentTarget).textContent = t("did_copied");
});
here.focus();
