/**
 * The address bar: `k` and a query find people, in the language of the popup's search. What is chosen
 * goes by an opaque id, for the browser may keep what stands in its bar.
 */

import { DaemonError } from "../daemon/failure.js";
import { STEPS } from "../look/steps.js";
import { t } from "../look/texts.js";
import { examine } from "./state.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Hit, Mark } from "../wire/types.d.ts" */

const MOST = 6; // suggestions that fit, with the first one, which is the browser's own line
const CHOSEN = /^#([0-9a-f-]{36})$/;

/** What stands for the book itself, where there is nobody to choose. */
const BOOK = "#";

/**
 * Chromium draws what XML marks, and its own line as it is said last. Firefox shows the text as it is,
 * and on its own line what was said before the person typed: so there all stands below.
 */
const IS_CHROMIUM = !("getBrowserInfo" in chrome.runtime);

/** @typedef {{content: string, description: string}} Row */

/** @param {string} text */
function escaped(text) {
  // Control characters are no XML, however they are written.
  const plain = text.replace(/[\p{Cc}\ufffe\uffff]/gu, " ");
  return plain.toWellFormed().replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {string} text as it is shown */
function plain(text) {
  return IS_CHROMIUM ? escaped(text) : text;
}

/** @param {string} text @param {Mark[]} marks in code points, ascending */
function marked(text, marks) {
  if (!IS_CHROMIUM) return text;
  const letters = [...text];
  let [out, at] = ["", 0];
  for (const { start, end } of marks) {
    const match = letters.slice(start, end).join("");
    out += `${escaped(letters.slice(at, start).join(""))}<match>${escaped(match)}</match>`;
    at = end;
  }
  return out + escaped(letters.slice(at).join(""));
}

/** @param {Hit} hit @returns {string} */
function described({ name, name_marks, line, line_marks }) {
  const role = marked(line, line_marks);
  if (!line) return marked(name, name_marks);
  return `${marked(name, name_marks)}${IS_CHROMIUM ? ` <dim>${role}</dim>` : ` · ${role}`}`;
}

/** @param {Client} client */
export function listen(client) {
  chrome.omnibox.onInputStarted.addListener(async () => {
    const { state } = await examine(client);
    say(plain(t(state === "ready" ? "omnibox_hint" : STEPS[state].title)));
  });
  chrome.omnibox.onInputChanged.addListener(async (text, suggest) => {
    try {
      const hits = await find(client, text);
      suggest(
        hits.length ? people(hits) : told(t(text.trim() ? "nobody_by_words" : "omnibox_hint")),
      );
    } catch (error) {
      suggest(told(await why(client, error)));
    }
  });
  chrome.omnibox.onInputEntered.addListener(async (text, disposition) => {
    await open(await entered(client, text), disposition);
  });
}

/** @param {Client} client @param {string} query */
async function find(client, query) {
  if (!query.trim()) return [];
  return (await client.call("/v1/search", { query, limit: MOST })).hits;
}

/** @param {Client} client @param {string} text @returns {Promise<string | null>} who is meant */
async function entered(client, text) {
  if (text === BOOK) return null;
  try {
    const person = CHOSEN.exec(text)?.[1] ?? (await find(client, text))[0]?.person ?? null;
    if (person) await client.call("/v1/search/opened", { person });
    return person;
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return null; // The app says what is the matter, with a button for it.
  }
}

/** @param {string | null} person null: the app's first page @param {`${chrome.omnibox.OnInputEnteredDisposition}`} disposition */
async function open(person, disposition) {
  const url = chrome.runtime.getURL(`app/index.html${person ? `#/person/${person}` : ""}`);
  if (disposition === "currentTab") await chrome.tabs.update({ url });
  else await chrome.tabs.create({ url, active: disposition === "newForegroundTab" });
}

/** @param {string} description on the browser's own line */
function say(description) {
  chrome.omnibox.setDefaultSuggestion({ description });
}

/** @param {Hit[]} hits @returns {Row[]} what stands below the bar's own line */
function people(hits) {
  const [first, ...rest] = hits.map((hit) => ({
    content: `#${hit.person}`,
    description: described(hit),
  }));
  if (!first) return [];
  if (!IS_CHROMIUM) return [first, ...rest];
  say(first.description);
  return rest;
}

/** @param {string} sentence @returns {Row[]} what stands below the bar's own line */
function told(sentence) {
  if (!IS_CHROMIUM) return [{ content: BOOK, description: sentence }];
  say(plain(sentence));
  return [];
}

/** @param {Client} client @param {unknown} error @returns {Promise<string>} */
async function why(client, error) {
  if (!(error instanceof DaemonError)) throw error;
  const { state } = await examine(client);
  return state === "ready" ? error.message : t(STEPS[state].title);
}
