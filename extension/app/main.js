/** The app: a tab for one's whole book. The address after the # says which page is shown. */

import { ask, read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";
import { showMatter } from "../look/matter.js";
import { number, t } from "../look/texts.js";
import { BackupsPage } from "./backups.js";
import { BriefPage } from "./brief.js";
import { BrowsersPage } from "./browsers.js";
import { ChainPage } from "./chain.js";
import { commands } from "./commands.js";
import { CountedPage } from "./counted.js";
import { Desk } from "./desk.js";
import { DuePage } from "./due.js";
import { FavoursPage } from "./favours.js";
import { FilesPage } from "./files.js";
import { GraphPage } from "./graph.js";
import { InboxPage, waiting } from "./inbox.js";
import { InsightsPage } from "./insights.js";
import { IntroductionsPage } from "./introductions.js";
import { MorePage } from "./more.js";
import { NewcomerPage } from "./newcomer.js";
import { Palette } from "./palette.js";
import { PeoplePage } from "./people.js";
import { PersonPage } from "./person.js";
import { SettingsPage } from "./settings.js";
import { TemplatesPage } from "./templates.js";
import { WeekPage } from "./week.js";
import { WelcomePage } from "./welcome.js";

/** @import { Health } from "../background/messages.js" */

/**
 * @typedef {object} AppPage
 * @property {HTMLElement} root
 * @property {() => Promise<void>} refresh look again
 * @property {() => void} [back] it is on screen again
 * @property {() => void} [leave] another page is shown from now on
 * @property {boolean} [alone] it says itself how things stand, and works without the daemon
 */

const FIRST = "#/week"; // where no address says another
const AGAIN = 5_000; // ms between looks at the daemon
const MOST_SHOWN = 999; // beside a page’s name

const stage = byId("stage", HTMLElement);
const desk = new Desk({ refresh: look, onError });
const palette = new Palette(commands(desk), { onOpen: open, onError });
/** These stay as they were left. */
const people = new PeoplePage(desk);
const files = new FilesPage(desk);
/** @type {Record<string, (subject: string) => AppPage>} */
const PAGES = {
  week: () => new WeekPage(desk),
  brief: (subject) => new BriefPage(subject, desk),
  person: (subject) => new PersonPage(subject, desk),
  inbox: () => new InboxPage(desk),
  due: () => new DuePage(desk),
  introductions: () => new IntroductionsPage(desk),
  templates: () => new TemplatesPage(desk),
  chain: (subject) => new ChainPage(subject),
  favours: () => new FavoursPage(desk),
  insights: () => new InsightsPage(),
  graph: () => new GraphPage(),
  counted: (subject) => new CountedPage(subject),
  new: () => new NewcomerPage(desk),
  files: () => files,
  backups: () => new BackupsPage(),
  browsers: () => new BrowsersPage(),
  settings: () => new SettingsPage(desk),
  more: () => new MorePage(),
  welcome: () => new WelcomePage(),
};
/** Pages that one comes to from another. @type {Partial<Record<string, string>>} */
const WITHIN = {
  graph: "insights",
  counted: "insights",
  templates: "introductions",
  chain: "introductions",
};
/** @type {AppPage | null} */
let current = null;
/** @type {Health | null} */
let latest = null;

/** @param {string} person */
function open(person) {
  location.hash = `#/person/${person}`;
}

/** Show the page that the address names. */
async function turn() {
  const [, page = "", subject = ""] = (location.hash || FIRST).split("/");
  if (page === "find") return find(subject);
  const view = Object.hasOwn(PAGES, page) ? page : "people";
  document.body.dataset.view = view;
  for (const link of document.querySelectorAll("nav a[data-page]")) {
    if (link.getAttribute("data-page") === (WITHIN[view] ?? view))
      link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  current?.leave?.();
  current = PAGES[view]?.(subject) ?? people;
  stage.replaceChildren(current.root);
  window.scrollTo(0, 0);
  current.back?.();
  // What had the focus may have gone with the page before.
  if (document.activeElement === document.body) stage.focus({ preventScroll: true });
  if (latest) hold(latest);
  if (latest?.state === "ready" || current.alone) await look();
}

/** Show whom a query finds, in the list of everybody. @param {string} subject */
function find(subject) {
  people.filter.put(decodeURIComponent(subject));
  // Back leads to where one was, and not here again.
  location.replace("#/");
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
  if (current === people || current === files) desk.say(error.message);
  else if (error.signed || latest?.state === "ready") {
    stage.replaceChildren(
      element("p", { class: "empty" }, error.message),
      element("p", { class: "empty" }, element("a", { href: "#/" }, t("app_to_everybody"))),
    );
  }
  health();
}

/** Nothing can be worked that would only fail. @param {Health} now */
function hold(now) {
  stage.inert = now.state !== "ready" && !current?.alone;
  byId("matter", HTMLElement).hidden = now.state === "ready" || current?.alone === true;
}

/** @param {Health} now */
function show(now) {
  const before = latest;
  latest = now;
  showMatter(now, show);
  hold(now);
  if (now.state !== "ready") return;
  // A book with nobody in it says how to begin, and not whom to reach out to.
  if (!location.hash && now.people === 0) location.replace("#/");
  if (before?.state !== "ready") {
    look();
    count();
  } else if (before.people !== now.people || before.unread !== now.unread) {
    // Somebody came in by another way.
    if (current === people) look();
    count();
  }
}

async function health() {
  show(await ask("health", {}));
}

/** How many wait, beside the pages that list them. */
async function count() {
  const due = read("/v1/due/count", {}).then((found) => found.count);
  const inbox = waiting().then((found) => found.count);
  await Promise.all([tell("due-count", due), tell("inbox-count", inbox)]);
}

/** @param {string} id @param {Promise<number>} asked */
async function tell(id, asked) {
  const badge = byId(id, HTMLElement);
  try {
    const found = await asked;
    badge.textContent = found > MOST_SHOWN ? t("count_or_more", MOST_SHOWN) : number(found);
    badge.hidden = found === 0;
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    badge.hidden = true;
  }
}

document.addEventListener("keydown", (event) => {
  const typing =
    event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  const find =
    (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (!find) return;
  event.preventDefault();
  palette.open();
});
byId("open-palette", HTMLElement).addEventListener("click", () => palette.open());
window.addEventListener("hashchange", turn);
chrome.permissions.onAdded.addListener(() => void health());
desk.onDone = count;

turn();
health();
setInterval(health, AGAIN);
