/** The side panel: whose page was saved last, or whose is in front; open while one browses on. */

import { requestTabs } from "../background/known.js";
import { ask, read } from "../background/messages.js";
import { DaemonError } from "../daemon/failure.js";
import { byId, element } from "../look/element.js";
import { showMatter } from "../look/matter.js";
import { t } from "../look/texts.js";
import { day } from "../look/words.js";
import { Card } from "../person/card.js";
import { Draft } from "../person/draft.js";
import { howMany, line } from "../popup/waiting.js";
import { Recent } from "./recent.js";

/** @import { Health } from "../background/messages.js" */
/** @import { Tally } from "../background/queue.js" */
/** @import { Person } from "../wire/types.d.ts" */

const AGAIN = 3_000; // ms between looks at the daemon

const stage = byId("stage", HTMLElement);
const whole = byId("whole-page", HTMLButtonElement);
/** Who is shown. @type {{id: string, card: Card, recent: Recent} | null} */
let shown = null;
/** Of several asked for meanwhile the last one counts. */
let asked = 0;
/** @type {Health | null} */
let latest = null;

/** @param {string} sentence empty takes it away @param {HTMLElement | null} [way] out of it */
function say(sentence, way = null) {
  const said = byId("said", HTMLElement);
  said.replaceChildren(sentence, ...(way ? [way] : []));
  said.hidden = !sentence;
}

/** @param {string} sentence */
function announce(sentence) {
  byId("announce", HTMLElement).textContent = sentence;
}

/** Show somebody, and what there was. @param {string} reference an id */
async function open(reference) {
  asked += 1;
  const turn = asked;
  try {
    const person = await read("/v1/people/show", { person: reference });
    if (turn !== asked) return;
    say("");
    if (shown?.id === person.id) return await refresh(person);
    const draft = new Draft(person.id);
    await draft.load();
    if (turn !== asked) return;
    const card = new Card({ draft, announce, onChanged: () => refreshRecent() });
    card.follow(person.id, null);
    card.status.say(t("known_since", day(person.added_at)), "calm");
    shown = { id: person.id, card, recent: new Recent() };
    card.show(person);
    stage.replaceChildren(card.root, shown.recent.root);
    whole.hidden = false;
    await Promise.all([card.complete(), shown.recent.refresh(person.id)]);
  } catch (error) {
    onError(error);
  }
}

/** @param {Person} person who is shown, as they are now */
async function refresh(person) {
  if (!shown) return;
  shown.card.show(person);
  await Promise.all([shown.card.complete(), shown.recent.refresh(person.id)]);
}

async function refreshRecent() {
  try {
    await shown?.recent.refresh(shown.id);
  } catch (error) {
    onError(error);
  }
}

/** @param {unknown} error */
function onError(error) {
  if (!(error instanceof DaemonError)) throw error;
  if (error.signed && error.reason !== "locked") say(error.message);
  health();
}

/** @returns {Promise<chrome.tabs.Tab | undefined>} */
async function front() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** @param {boolean} told whether the person asked, and hears of it where it is nobody's */
async function look(told) {
  const { url, incognito } = (await front()) ?? {};
  // What is private is asked of nobody, unless by a click.
  if (!told && (incognito || !url)) return;
  if (!url) return say(t("panel_unseen"), allowButton());
  if (!/^https?:/.test(url)) return told ? say(t("panel_no_page")) : undefined;
  try {
    const { people } = await read("/v1/people/known", { urls: [url] });
    const [person] = people;
    if (person) await open(person);
    else if (told) say(t("panel_nobodys"));
  } catch (error) {
    onError(error);
  }
}

/** What comes of it, the browser says to all who listen. */
function allowButton() {
  return element(
    "button",
    { id: "allow-tabs", class: "quiet", type: "button", onclick: requestTabs },
    t("panel_let_see"),
  );
}

/** @param {Health} now */
function show(now) {
  const became = now.state === "ready" && latest?.state !== "ready";
  latest = now;
  showMatter(now, show);
  stage.inert = now.state !== "ready";
  byId("this-page", HTMLButtonElement).disabled = now.state !== "ready";
  const waiting = byId("waiting", HTMLElement);
  waiting.textContent = line(now);
  waiting.hidden = !waiting.textContent;
  waiting.toggleAttribute("data-alarming", howMany(now).unwanted > 0);
  if (became) begin();
}

async function health() {
  show(await ask("health", {}));
}

/** Who was saved last; where nobody was, whose page is in front. */
async function begin() {
  if (shown) return open(shown.id);
  const { latest: person } = await chrome.storage.session.get("latest");
  if (person) await open(/** @type {string} */ (person));
  else await look(false);
  if (!shown) empty();
}

function empty() {
  stage.replaceChildren(element("p", { class: "empty" }, t("panel_empty")));
}

/** Go with what comes to the front, as far as the browser says what that is. */
function follow() {
  if (latest?.state === "ready") look(false);
}

byId("this-page", HTMLButtonElement).addEventListener("click", () => void look(true));
whole.addEventListener("click", () => {
  if (shown)
    chrome.tabs.create({ url: chrome.runtime.getURL(`app/index.html#/person/${shown.id}`) });
});
chrome.storage.session.onChanged.addListener(({ latest: saved, tally }) => {
  if (saved?.newValue) open(/** @type {string} */ (saved.newValue));
  if (tally && latest) show({ ...latest, tally: /** @type {Tally} */ (tally.newValue) });
});
chrome.tabs.onActivated.addListener(follow);
chrome.tabs.onUpdated.addListener((_id, { url }, { active }) => {
  if (url && active) follow();
});
chrome.permissions.onAdded.addListener(async () => {
  await health();
  if (document.getElementById("allow-tabs")) await look(true);
});

health();
setInterval(health, AGAIN);
