/** What stands in the way, and the next step. */

import { ask } from "../background/messages.js";
import { requestAccess } from "../daemon/access.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "./element.js";
import { counted } from "./words.js";

/** @import { Health, State } from "../background/messages.js" */

/**
 * @typedef {object} Step
 * @property {string} short for the footer
 * @property {string} title
 * @property {string} text
 * @property {string} [command] to type in a terminal
 * @property {"pair" | "unlock" | "allow"} [button]
 */

/** @type {Record<Exclude<State, "ready">, Step>} */
const STEPS = {
  "not-running": {
    short: "Not running",
    title: "Kithbook is not running",
    text: "Start it in a terminal. What you save meanwhile is kept here, sealed.",
    command: "kithbook up",
  },
  "not-allowed": {
    short: "Not allowed",
    title: "The browser does not let Kithbook reach this machine",
    text: "It needs one address, 127.0.0.1, and that was taken away. What you save meanwhile is kept here, sealed.",
    button: "allow",
  },
  locked: {
    short: "Locked",
    title: "Kithbook is locked",
    text: "Unlock it to search. What you save meanwhile is kept, sealed.",
    button: "unlock",
  },
  unpaired: {
    short: "Not paired",
    title: "Pair this browser once",
    text: "Kithbook gives nothing to a browser it does not know. It takes a minute.",
    button: "pair",
  },
  "other-program": {
    short: "Another program",
    title: "Another program has Kithbook’s port",
    text: "It was told nothing. Stop it and start Kithbook, or pair with Kithbook on another port.",
    command: "kithbook up",
    button: "pair",
  },
  stranger: {
    short: "Not yours",
    title: "This is not the Kithbook you paired with",
    text: "If you made the vault anew, brought it back or changed its key, pair again. If not, another program took the port: stop it. Nothing was sent to it.",
    button: "pair",
  },
  rekeyed: {
    short: "New key",
    title: "The vault has a new key",
    text: "Pair this browser again. What was saved here for the old key can no longer be opened.",
    button: "pair",
  },
  revoked: {
    short: "Unpaired",
    title: "This browser was unpaired",
    text: "Its pairing was ended in Kithbook. Pair it again to search and save. What still waits here belongs to the ended pairing and cannot arrive: save those pages once more after that.",
    button: "pair",
  },
  version: {
    short: "Does not match",
    title: "Extension and Kithbook do not match",
    text: "",
  },
  refused: {
    short: "Refused",
    title: "Kithbook does not accept this browser",
    text: "",
    button: "pair",
  },
};

const UNLOCK = "kithbook unlock";

/** @param {string} text */
function command(text) {
  const button = element("button", { type: "button", id: "copy-command" }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  });
  return element("div", { class: "command" }, element("code", {}, text), button);
}

function pairButton() {
  const open = async () => {
    await chrome.tabs.create({ url: chrome.runtime.getURL("pair/index.html") });
    if (document.body.dataset.place !== "tab") window.close();
  };
  const properties = { id: "open-pair", class: "main", type: "button", onclick: open };
  return element("button", properties, "Pair this browser…");
}

function allowButton() {
  // Whoever looks at the state next sees what came of it.
  const properties = { id: "allow", class: "main", type: "button", onclick: requestAccess };
  return element("button", properties, "Allow…");
}

/** @param {(health: Health) => void} onHealth */
function unlocker(onHealth) {
  const button = element("button", { id: "unlock", class: "main", type: "button" }, "Unlock");
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
    byId("matter", HTMLElement)
      .querySelector("p")
      ?.replaceChildren("It takes your passphrase, in a terminal:");
    button.replaceWith(command(UNLOCK));
  });
  return button;
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
      health.people === null ? "Ready" : counted(health.people, "person", "people");
    return root.replaceChildren();
  }
  const { short, title, text, command: typed, button } = STEPS[health.state];
  state.textContent = short;
  if (before === root.dataset.step) {
    // The person may be in the middle of it; only the seconds until a new window go on.
    if (dialog) root.querySelector("p")?.replaceChildren(dialog.sentence);
    return;
  }
  const sentence = dialog?.sentence || text || health.sentence;
  root.replaceChildren(element("h2", {}, title), element("p", {}, sentence));
  if (dialog) return dialog.open ? undefined : root.append(command(UNLOCK));
  if (typed) root.append(command(typed));
  if (button === "unlock") root.append(unlocker(onHealth));
  if (button === "allow") root.append(allowButton());
  if (button === "pair") root.append(pairButton());
}
