/** The app: a tab for one's whole book. The address after the # says which page is shown. */

import { ask, read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";
import { showMatter } from "../look/matter.js";
import { Desk } from "./desk.js";
import { DuePage } from "./due.js";
import { Finder } from "./finder.js";
import { PeoplePage } from "./people.js";
import { PersonPage } from "./person.js";

/** @import { Health } from "../background/messages.js" */

/**
 * @typedef {object} AppPage
 * @property {HTMLElement} root
 * @property {() => Promise<void>} refresh look again
 */

const AGAIN = 5_000; // ms between looks at the daemon

const stage = byId("stage", HTMLElement);
const desk = new Desk({ refresh: look });
const finder = new Finder({ onOpen: open, onError });
/** @type {AppPage | null} */
let current = null;
/** @type {Health | null} */
let latest = null;

/** @param {string} person */
function open(person) {
  location.hash = `#/person/${person}`;
}

/** @returns {AppPage} */
function called() {
  const [, page = "", subject = ""] = location.hash.split("/");
  if (page === "person" && subject) return new PersonPage(subject, desk);
  if (page === "due") return new DuePage(desk);
  return new PeoplePage(desk);
}

/** Show the page that the address names. */
async function turn() {
  const [, page = ""] = location.hash.split("/");
  document.body.dataset.view = page || "people";
  for (const link of document.querySelectorAll("nav a")) {
    const here = link.getAttribute("data-page") === document.body.dataset.view;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  current = called();
  stage.replaceChildren(current.root);
  window.scrollTo(0, 0);
  if (latest?.state === "ready") await look();
}

/** Fill the page that is shown. */
async function look() {
  const shown = current;
  stage.ariaBusy = "true";
  try {
    await shown?.refresh();
  } catch (error) {
    if (shown === current) onError(error);
  }
  if (shown === current) stage.ariaBusy = "false";
}

/** @param {unknown} error */
function onError(error) {
  if (!(error instanceof DaemonError)) throw error;
  if (error.signed || latest?.state === "ready") {
    stage.replaceChildren(
      element("p", { class: "empty" }, error.message),
      element("p", { class: "empty" }, element("a", { href: "#/" }, "To everybody")),
    );
  }
  health();
}

/** @param {Health} now */
function show(now) {
  const before = latest;
  latest = now;
  showMatter(now, show);
  stage.inert = now.state !== "ready";
  if (now.state === "ready" && before?.state !== "ready") {
    look();
    count();
  }
}

async function health() {
  show(await ask("health", {}));
}

/** How many wait, beside the page that lists them. */
async function count() {
  const badge = byId("due-count", HTMLElement);
  try {
    const { contacts, promises } = await read("/v1/due", { limit: 100 });
    const due = contacts.length + promises.length;
    badge.textContent = String(due);
    badge.hidden = due === 0;
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    badge.hidden = true;
  }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea");
  const find =
    (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (!find) return;
  event.preventDefault();
  finder.focus();
});
window.addEventListener("hashchange", turn);
chrome.permissions.onAdded.addListener(() => void health());
desk.onDone = count;

turn();
health();
setInterval(health, AGAIN);
