/** What is not in the book, as a list for people: what each write openly says, and how it stands. */

import { DaemonError, refusal } from "../daemon/failure.js";
import { t } from "../look/texts.js";
import * as queue from "./queue.js";
import { hopeless, OVER } from "./verdict.js";

/** @import { Client } from "../daemon/client.js" */
/** @import { Listed } from "./messages.js" */

/** @param {Client} client @returns {Promise<Listed[]>} oldest first, and what the daemon has before the rest */
export async function listed(client) {
  const { kept, over } = await there(client);
  return [...kept, ...(await here(over))];
}

/** @param {string | undefined} over why nothing of it can arrive any more, if so @returns {Promise<Listed[]>} */
async function here(over) {
  const items = (await queue.list()).filter(queue.counted);
  /** @type {Map<string | null, number>} */
  const followers = new Map();
  for (const { follows } of items) followers.set(follows, (followers.get(follows) ?? 0) + 1);
  return items.map(({ id, path, made_at, state, sentence, problem }) => ({
    ...{ id, at: /** @type {const} */ ("here"), path, made_at },
    state: over ? "refused" : state,
    sentence: over ?? sentence,
    hopeless: Boolean(over) || hopeless(problem),
    followers: followers.get(id) ?? 0,
  }));
}

/**
 * @param {Client} client
 * @returns {Promise<{kept: Listed[], over: string | undefined}>} what the daemon kept and could not take in;
 *   `over` where it says that the pairing is
 */
async function there(client) {
  try {
    const { refused } = await client.call("/v1/spool", {});
    const kept = (refused ?? []).map(({ id, path, made_at, sentence, code }) => ({
      ...{ id, at: /** @type {const} */ ("there"), path, made_at },
      sentence: refusal({ code, sentence }),
      state: /** @type {const} */ ("refused"),
      hopeless: code === "version",
      followers: 0,
    }));
    return { kept, over: undefined };
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    // Who cannot be asked has nothing to show; the popup says why.
    const over = OVER[error.reason];
    return { kept: [], over: over && t(over) };
  }
}
