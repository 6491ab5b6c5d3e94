/** How full the outbox is, in time to say so before anything is refused. */

import { t } from "../look/texts.js";
import { MOST_BYTES, MOST_ITEMS } from "./queue.js";

/** @import { Tally } from "./queue.js" */

const WARNING = 0.8; // of either limit
const MB = 1_000_000;

/**
 * @param {Tally} tally
 * @returns {{warns: boolean, words: string}} "812 of 1,000" or "84 of 100 MB", whichever is nearer to its end
 */
export function fullness({ waiting, refused, bytes }) {
  const items = waiting + refused;
  const byItems = items / MOST_ITEMS;
  const byBytes = bytes / MOST_BYTES;
  const words =
    byItems >= byBytes
      ? t("room_items", items, MOST_ITEMS)
      : t("room_megabytes", Math.floor(bytes / MB), MOST_BYTES / MB);
  return { warns: Math.max(byItems, byBytes) >= WARNING, words };
}
