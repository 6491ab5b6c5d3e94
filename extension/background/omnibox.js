/**
 * The address bar: `k` and a query find people, in the language of the popup's search. What is chosen
 * goes by an opaque id, for the browser may keep what stands in its bar.
 */

import { DaemonError } from "../daemon/failure.js";
import { STEPS } from "../look/steps.js";
import { examine } from "./state.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Hit, Mark } from "../wire/types.d.ts" */

const MOST = 6; // suggestions that fit, with the first one, which is the browser's own line
const CHOSEN = /^#([0-9a-f-]{36})$/;
const HINT = "Find people: a name, an organisation, tag:, met:…";
const NOBODY = "Nobody found by these words";

/** Chromium draws what XML marks; Firefox shows the text as it is. */
const IS_STYLED = "DescriptionStyleType" in chrome.omnibox;

/** @param {string} text */
function escaped(text) {
  // Control characters are no XML, however they are written.
  const plain = text.replace(/[\p{Cc}\ufffe\uffff]/gu, " ");
  return plain.toWellFormed().replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {string} text as it is shown */
function plain(text) {
  return IS_STYLED ? escaped(text) : text;
}

/** @param {string} text @param {Mark[]} marks in code points, ascending */
function marked(text, marks) {
  if (!IS_STYLED) return text;
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
  return `${marked(name, name_marks)}${IS_STYLED ? ` <dim>${role}</dim>` : ` · ${role}`}`;
}

/** @param {Client} client */
export function listen(client) {
  chrome.omnibox.onInputStarted.addListener(async () => {
    const { state } = await examine(client);
    say(state === "ready" ? HINT : STEPS[state].title);
  });
  chrome.omnibox.onInputChanged.addListener(async (text, suggest) => {
    try {
      const [first, ...rest] = await find(client, text);
      if (!first) say(text.trim() ? NOBODY : HINT);
      else chrome.omnibox.setDefaultSuggestion({ description: described(first) });
      suggest(rest.map((hit) => ({ content: `#${hit.person}`, description: described(hit) })));
    } catch (error) {
      await sayWhy(client, error);
      suggest([]);
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

/** @param {string} text on the browser's own line */
function say(text) {
  chrome.omnibox.setDefaultSuggestion({ description: plain(text) });
}

/** @param {Client} client @param {unknown} error */
async function sayWhy(client, error) {
  if (!(error instanceof DaemonError)) throw error;
  const { state } = await examine(client);
  say(state === "ready" ? error.message : STEPS[state].title);
}
