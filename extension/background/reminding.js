/**
 * How much is due: on the icon, and in one notification a day. Asked by an alarm, in a call that keeps
 * no idle vault open; what is kept is the number, in memory, and the day on which one was told.
 */

import { DaemonError } from "../daemon/failure.js";
import { counted, listed } from "../look/texts.js";
import * as badge from "./badge.js";
import * as notice from "./notice.js";
import { settings } from "./settings.js";

/** @import { Client } from "../daemon/client.js" */

export const ALARM = "due";
const EVERY = 30; // minutes
const FROM = 9; // o'clock, from which on it is told

/** Be woken from now on. */
export async function wind() {
  if (await chrome.alarms.get(ALARM)) return;
  await chrome.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: EVERY });
}

/**
 * Look how much is due, show it, and tell it where today nothing was told yet.
 * @param {Client} client
 * @param {Date} [now]
 */
export async function remind(client, now = new Date()) {
  const { dueBadge, dueNotice, namesInNotifications } = await settings();
  const due = dueBadge || dueNotice ? await asked(client) : null;
  await chrome.storage.session.set({ due: dueBadge ? (due?.count ?? 0) : 0 });
  await badge.show();
  if (!due || !dueNotice || now.getHours() < FROM) return;
  const { dueTold } = await chrome.storage.local.get("dueTold");
  if (dueTold === due.today) return;
  // Said or silent: this was today's only look that may be told.
  await chrome.storage.local.set({ dueTold: due.today });
  if (due.count === 0) return;
  const named = namesInNotifications && due.names.length > 0;
  await notice.tellDue(
    named
      ? counted("notice_due_names", due.count, listed(due.names))
      : counted("notice_due", due.count),
  );
}

/** @param {Client} client @returns what is due; null where nobody can say now */
async function asked(client) {
  try {
    return await client.call("/v1/due/count", {});
  } catch (error) {
    if (error instanceof DaemonError) return null;
    throw error;
  }
}
