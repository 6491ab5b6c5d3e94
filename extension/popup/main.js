/** The popup: the page in front, or who was looked for. */

import { ask, read, write } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element, glyph } from "../look/element.js";
import { showMatter } from "../look/matter.js";
import { t } from "../look/texts.js";
import { day } from "../look/words.js";
import { openPanel } from "../panel/open.js";
import { Card } from "../person/card.js";
import { Draft } from "../person/draft.js";
import { unsettled } from "../person/status.js";
import { showNotice } from "./notice.js";
import { OutboxList } from "./outbox.js";
import { Page } from "./page.js";
import { Search } from "./search.js";
import { showWaiting } from "./waiting.js";

/** @import { Health } from "../background/messages.js" */
/** @import { Tally } from "../background/queue.js" */
/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Hit, Person } from "../wire/types.d.ts" */

const AGAIN = 2_000; // ms between looks at a daemon that is not ready, or while something is under way

/** @typedef {"page" | "found" | "person" | "outbox"} View */

const ENTER = t("key_enter");
const ESCAPE = t("key_escape");
const CONTROL = navigator.platform.startsWith("Mac") ? "⌘" : `${t("key_control")} `;

/** @type {Record<View, [key: string, does: Plain][]>} */
const KEYS = {
  page: [
    [ENTER, "popup_key_saves"],
    [ESCAPE, "popup_key_reverts"],
  ],
  found: [
    ["↵", "popup_key_open"],
    [`${CONTROL}C`, "popup_key_email"],
    [`${CONTROL}↵`, "popup_key_visit"],
  ],
  person: [
    [ENTER, "popup_key_saves"],
    [ESCAPE, "popup_key_back"],
  ],
  outbox: [[ESCAPE, "popup_key_back"]],
};

/** Firefox closes any popup on Escape, before the popup hears of it. */
const HEARS_ESCAPE = !("getBrowserInfo" in chrome.runtime);

const stage = byId("stage", HTMLElement);
const found = byId("found", HTMLElement);
/** The page's own view, while another is on stage. @type {HTMLElement | null} */
let pageView = null;
/** The view that the outbox's list covers. @type {View} */
let covered = "page";
/** How things stood at the last look. @type {Health | null} */
let latest = null;
/** The look under way, and the one that has not begun. @type {Promise<void>} */
let last = Promise.resolve();
/** @type {Promise<void> | null} */
let next = null;

const page = new Page({ announce, place, onSettled: look });
const outbox = new OutboxList({ onBack: uncover, onHealth: show, onDone: look, say });
const search = new Search({ onOpen: openHit, onAdd: add, onQuery, announce, onError });

/** @param {string} sentence */
function announce(sentence) {
  byId("announce", HTMLElement).textContent = sentence;
}

/** Say it where it is seen, until the next step. @param {string} sentence */
function say(sentence) {
  const line = byId("said", HTMLElement);
  line.textContent = sentence;
  line.hidden = !sentence;
}

/** @param {HTMLElement | null} view null: there is no page to save */
function place(view) {
  pageView = view;
  if (document.body.dataset.view === "page") turn("page");
}

/** @param {View} view */
function turn(view) {
  document.body.dataset.view = view;
  say("");
  // Where there is no page to save, the newest people stand in its place.
  const listed = view === "found" || (view === "page" && !pageView);
  found.hidden = !listed;
  stage.hidden = view === "found" || view === "outbox";
  byId("outbox", HTMLElement).hidden = view !== "outbox";
  // Put in its place again, even a view that stands there already loses the focus.
  if (view === "page" && stage.firstElementChild !== pageView)
    stage.replaceChildren(...(pageView ? [pageView] : []));
  const keys = KEYS[listed ? "found" : view].filter(([key]) => key !== ESCAPE || HEARS_ESCAPE);
  const hints = keys.flatMap(([key, does]) => [element("kbd", {}, key), ` ${t(does)}  `]);
  byId("keys", HTMLElement).replaceChildren(...hints);
}

/** @param {string} query */
function onQuery(query) {
  turn(query ? "found" : "page");
}

/** @param {unknown} error */
function onError(error) {
  if (!(error instanceof DaemonError)) throw error;
  look();
}

/** @param {string} person */
async function cardOf(person) {
  const draft = new Draft(person);
  await draft.load();
  const card = new Card({ draft, announce });
  card.follow(person, null);
  const back = element(
    "button",
    { id: "back", class: "quiet back", type: "button", onclick: goBack },
    glyph("back"),
    t("do_back"),
  );
  const page = element(
    "button",
    {
      id: "open-page",
      class: "quiet",
      type: "button",
      onclick: () => openApp(`#/person/${person}`),
    },
    t("do_whole_page"),
    glyph("forward"),
  );
  stage.replaceChildren(element("div", { class: "ways" }, back, page), card.root);
  stage.dataset.person = person;
  turn("person");
  return card;
}

/** @param {string} [where] in the app */
async function openApp(where = "") {
  await chrome.tabs.create({ url: chrome.runtime.getURL(`app/index.html${where}`) });
  window.close();
}

/** The window whose panel a click opens; known before, since the click waits for nothing. @type {number} */
let browserWindow = chrome.windows.WINDOW_ID_NONE;
chrome.windows.getCurrent().then(({ id = browserWindow }) => {
  browserWindow = id;
});

/** Go on in the panel, with whom the popup shows. */
async function showPanel() {
  const opened = openPanel(browserWindow);
  const person = document.body.dataset.view === "person" && stage.dataset.person;
  if (person) await chrome.storage.session.set({ latest: person });
  await opened;
  window.close();
}

function goBack() {
  turn(search.query ? "found" : "page");
  search.focus();
  search.ask();
}

/** @param {Hit} hit */
async function openHit(hit) {
  try {
    const person = await read("/v1/people/show", { person: hit.person });
    const card = await cardOf(person.id);
    card.show(person);
    card.status.say(t("known_since", day(person.added_at)), "calm");
    card.notes.input.focus();
    await card.complete();
    await read("/v1/search/opened", { person: person.id });
  } catch (error) {
    onError(error);
  }
}

/** @param {string} name */
async function add(name) {
  try {
    const delivery = await write("/v1/people/add", { fields: { name } });
    if (delivery.state !== "refused") search.clear();
    if (delivery.state !== "delivered") return say(unsettled(delivery)[0]);
    if (delivery.reply?.person) await welcome(delivery.reply.person, delivery.reply.change_set);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    say(t("not_saved", error.message));
  }
}

/** @param {Person} person @param {string | null | undefined} change what to undo */
async function welcome(person, change) {
  const card = await cardOf(person.id);
  card.show(person);
  card.status.say(t("did_added"), "done", change ? { change } : null);
  card.role.input.focus();
}

/** Show what waits, in place of what is on screen. */
async function cover() {
  const view = /** @type {View} */ (document.body.dataset.view);
  if (view === "outbox") return uncover();
  covered = view;
  turn("outbox");
  await outbox.open();
}

function uncover() {
  turn(covered);
  byId("waiting", HTMLButtonElement).focus();
}

/** @param {Tally} tally */
function count(tally) {
  if (!latest) return;
  latest = { ...latest, tally };
  showWaiting(latest);
  outbox.explain(latest);
  if (document.body.dataset.view === "outbox") outbox.refresh();
}

/** @param {Health} health */
function show(health) {
  const ready = health.state === "ready";
  const became = ready && (document.body.dataset.state !== "ready" || latest?.kept);
  const others = ready && latest?.people !== health.people;
  latest = health;
  showMatter(health, show);
  showNotice(health, look);
  count(health.tally);
  if (became || others) search.ask();
  if (became) page.settle();
}

/** Asked for many times at once, it looks at least once after the last; none overtakes another. */
function look() {
  next ??= last.then(async () => {
    next = null;
    show(await ask("health", {}));
  });
  last = next.catch(() => {});
  return next;
}

chrome.storage.session.onChanged.addListener(({ tally }) => {
  if (!tally) return;
  const now = /** @type {Tally} */ (tally.newValue);
  count(now);
  page.again();
  if (!now.waiting) look(); // something arrived: there may be more people now
});
chrome.permissions.onAdded.addListener(() => void look());
byId("waiting", HTMLButtonElement).addEventListener("click", cover);
byId("open-app", HTMLButtonElement).addEventListener("click", () => openApp());
byId("open-panel", HTMLButtonElement).addEventListener("click", showPanel);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  if (document.body.dataset.view === "person") goBack();
  else if (document.body.dataset.view === "outbox") uncover();
  else if (document.activeElement === byId("search", HTMLInputElement)) window.close();
  else search.focus();
});

turn("page");
look();
page.open().then(async (taken) => {
  turn(/** @type {View} */ (document.body.dataset.view));
  if (taken) await page.settle();
  await look();
}, onError);
setInterval(() => {
  const under = latest?.kept || latest?.unread || latest?.tally.waiting;
  if (document.body.dataset.state !== "ready" || under) look();
}, AGAIN);
