/** The context menu: of a page, of what is selected on it, of a link, and of the icon. */

import { t } from "../look/texts.js";
import { openPanel } from "../panel/open.js";
import { said } from "./link.js";

/** @import { Plain } from "../look/keys.d.ts" */
/** @import { Saving } from "./saving.js" */

const WEB = ["http://*/*", "https://*/*"];

/** @type {(chrome.contextMenus.CreateProperties & {title: Plain})[]} */
const ITEMS = [
  {
    id: "save-page",
    title: "menu_save_page",
    contexts: ["page", "image", "selection"],
    documentUrlPatterns: WEB,
  },
  {
    id: "save-note",
    title: "menu_save_note",
    contexts: ["selection"],
    documentUrlPatterns: WEB,
  },
  {
    id: "save-contact",
    title: "menu_save_contact",
    contexts: ["selection"],
    documentUrlPatterns: WEB,
  },
  {
    id: "save-link",
    title: "menu_save_link",
    contexts: ["link"],
    targetUrlPatterns: WEB,
  },
  { id: "open-panel", title: "command_open_panel", contexts: ["page", "action"] },
];

/** Put them there; the browser keeps them while the background is ended. */
export async function furnish() {
  await chrome.contextMenus.removeAll();
  for (const item of ITEMS) chrome.contextMenus.create({ ...item, title: t(item.title) });
}

/** @param {Saving} saving */
export function listen(saving) {
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    const { menuItemId: item, selectionText: selection = "", linkUrl: url = "" } = info;
    // First of all: a browser opens it only while it holds the click for one.
    if (item === "open-panel") return void openPanel(tab?.windowId);
    if (tab?.id === undefined) return;
    const { id } = tab;
    if (item === "save-page") saving.page(id);
    if (item === "save-note") saving.page(id, selection);
    if (item === "save-contact") saving.contact(id, selection);
    if (item === "save-link")
      said(id, info.frameId ?? 0, url).then((text) => saving.link(id, url, text));
  });
}
