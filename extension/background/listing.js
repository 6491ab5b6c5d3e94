/** The outbox as a list for people: what each item openly says, and how it stands. */

import * as queue from "./queue.js";
import { hopeless } from "./verdict.js";

/** @import { Listed } from "./messages.js" */

/** @returns {Promise<Listed[]>} oldest first */
export async function listed() {
  const items = await queue.list();
  /** @type {Map<string | null, number>} */
  const followers = new Map();
  for (const { follows } of items) followers.set(follows, (followers.get(follows) ?? 0) + 1);
  return items.map(({ id, path, made_at, state, sentence, problem }) => ({
    ...{ id, path, made_at, state, sentence },
    hopeless: hopeless(problem),
    followers: followers.get(id) ?? 0,
  }));
}
