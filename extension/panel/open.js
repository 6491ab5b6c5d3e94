/** Opening the side panel, which Chromium and Firefox call differently. */

/**
 * Only within a click or a key, and before anything is awaited.
 * @param {number} [windowId] of the browser's window, which Chromium wants to know
 * @returns {Promise<void>}
 */
export function openPanel(windowId = chrome.windows.WINDOW_ID_NONE) {
  if (chrome.sidePanel) return chrome.sidePanel.open({ windowId });
  const { sidebarAction } = /** @type {{sidebarAction: {open(): Promise<void>}}} */ (
    /** @type {unknown} */ (chrome)
  );
  return sidebarAction.open();
}
