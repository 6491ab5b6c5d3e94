/**
 * Notifications: what came of something that no page of ours shows. What one may be asked for stands
 * in its id, since the background that made it may be gone by then.
 */

import { uuid7 } from "../daemon/uuid.js";
import { t } from "../look/texts.js";

/** @import { Told } from "./told.js" */

const UNDO = "undo";
const DUE = "due";

/**
 * @typedef {object} Ears
 * @property {(item: string) => Promise<Told>} onUndo
 * @property {(person: string | null) => Promise<unknown>} onOpen
 * @property {() => Promise<unknown>} onDue
 */

/** Firefox knows no buttons on a notification, and refuses one that has some. */
const HAS_BUTTONS = !("getBrowserInfo" in chrome.runtime);

/** @param {Told} told */
export function tell({ sentence, undo, person }) {
  const id = [UNDO, undo ?? "", person ?? undo ?? "", uuid7()].join("/");
  const buttons = undo && HAS_BUTTONS ? { buttons: [{ title: t("do_undo") }] } : {};
  return show(id, sentence, buttons);
}

export function tellRefused() {
  return show("", t("notice_refused"), {});
}

/** What is due today; a newer one takes its place. @param {string} sentence */
export function tellDue(sentence) {
  return show(DUE, sentence, {});
}

/**
 * @param {string} id
 * @param {string} message
 * @param {{buttons?: {title: string}[]}} more
 */
function show(id, message, more) {
  return chrome.notifications.create(id, {
    type: "basic",
    iconUrl: chrome.runtime.getURL("icons/128.png"),
    title: t("product_name"),
    message,
    ...more,
  });
}

/** Heed clicks: on Undo, and on the notification itself, which opens whom it was about. @param {Ears} ears */
export function listen({ onUndo, onOpen, onDue }) {
  chrome.notifications.onButtonClicked?.addListener(async (id) => {
    const [kind, item] = id.split("/");
    if (kind !== UNDO || !item) return;
    await chrome.notifications.clear(id);
    await tell(await onUndo(item));
  });
  chrome.notifications.onClicked.addListener(async (id) => {
    const [kind, , person] = id.split("/");
    await chrome.notifications.clear(id);
    if (kind === DUE) await onDue();
    else await onOpen(kind === UNDO && person ? person : null);
  });
}
