/** What stands in the way, and the next step. */

import { ask } from "../background/messages.js";
import { requestAccess } from "../daemon/access.js";
import { DaemonError } from "../daemon/failure.js";
import { requestNative } from "../daemon/native.js";
import { byId, element } from "./element.js";
import { STEPS } from "./steps.js";
import { answered, counted, t } from "./texts.js";

/** @import { Health } from "../background/messages.js" */
/** @import { Begun } from "../daemon/native.js" */
/** @import { Dialog } from "../wire/types.d.ts" */
/** @import { Plain } from "./keys.d.ts" */

const UNLOCK = "kithbook unlock";

/** @param {string} text */
function command(text) {
  const button = element("button", { type: "button", id: "copy-command" }, t("do_copy"));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = t("did_copied");
  });
  return element("div", { class: "command" }, element("code", {}, text), button);
}

function pairButton() {
  const open = async () => {
    await chrome.tabs.create({ url: chrome.runtime.getURL("pair/index.html") });
    if (!document.body.dataset.place) window.close(); // a popup is in the way; tab and panel stay
  };
  const properties = { id: "open-pair", class: "main", type: "button", onclick: open };
  return element("button", properties, t("matter_pair"));
}

function allowButton() {
  // Whoever looks at the state next sees what came of it.
  const properties = { id: "allow", class: "main", type: "button", onclick: requestAccess };
  return element("button", properties, t("do_allow"));
}

/** @type {Record<Exclude<Begun, "running">, Plain>} */
const UNSTARTED = {
  "no-host": "start_no_host",
  "no-vault": "start_no_vault",
  failed: "start_failed",
};

/** Starts Kithbook; where the browser has nothing to start, the command stays. @param {(health: Health) => void} onHealth */
function starter(onHealth) {
  const button = element("button", { id: "start", class: "main", type: "button" }, t("do_start"));
  button.addEventListener("click", async () => {
    if (!(await requestNative())) return;
    button.disabled = true;
    const { state, sentence } = await ask("start", {});
    button.disabled = false;
    if (state === "running") return onHealth(await ask("health", {}));
    const told = [t(UNSTARTED[state]), sentence].filter(Boolean).join(" ");
    byId("matter", HTMLElement).querySelector("p")?.replaceChildren(told);
    if (state === "no-host") button.remove();
  });
  return button;
}

/** @param {(health: Health) => void} onHealth */
function unlocker(onHealth) {
  const button = element(
    "button",
    { id: "unlock", class: "main", type: "button" },
    t("matter_unlock"),
  );
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const health = await ask("unlock", {});
      button.disabled = false;
      return onHealth(health);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
    }
    // Neither the keyring nor a window of the system's: it takes the passphrase.
    byId("matter", HTMLElement).querySelector("p")?.replaceChildren(t("matter_passphrase"));
    button.replaceWith(command(UNLOCK));
  });
  return button;
}

/** @param {Dialog} dialog */
function asks({ open, sentence }) {
  return answered(sentence, t(open ? "matter_window" : "matter_passphrase"));
}

/** @param {Health} health @param {(health: Health) => void} onHealth */
export function showMatter(health, onHealth) {
  const root = byId("matter", HTMLElement);
  const { dialog } = health;
  const before = root.dataset.step;
  root.dataset.step = dialog ? `${health.state} ${dialog.open}` : health.state;
  document.body.dataset.state = health.state;
  root.hidden = health.state === "ready";
  const state = byId("state", HTMLElement);
  if (health.state === "ready") {
    state.textContent =
      health.people === null ? t("state_ready") : counted("people", health.people);
    return root.replaceChildren();
  }
  const { short, title, text, command: typed, button } = STEPS[health.state];
  state.textContent = t(short);
  if (before === root.dataset.step) {
    // The person may be in the middle of it; only the seconds until a new window go on.
    if (dialog) root.querySelector("p")?.replaceChildren(asks(dialog));
    return;
  }
  const sentence = dialog ? asks(dialog) : text ? t(text) : health.sentence;
  root.replaceChildren(element("h2", {}, t(title)), element("p", {}, sentence));
  if (dialog) return dialog.open ? undefined : root.append(command(UNLOCK));
  if (button === "start") root.append(starter(onHealth));
  if (typed) root.append(command(typed));
  if (button === "unlock") root.append(unlocker(onHealth));
  if (button === "allow") root.append(allowButton());
  if (button === "pair") root.append(pairButton());
}
