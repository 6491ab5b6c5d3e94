/**
 * Puts the texts into a page while it is read, so that it is on screen in no other language before.
 * A classic script at the top of each page, since modules run only when all of it is there.
 */
(() => {
  /** Attributes that name a text, and where it goes. @type {[string, string][]} */
  const PLACES = [
    ["data-text", ""],
    ["data-aria-label", "aria-label"],
    ["data-placeholder", "placeholder"],
    ["data-title", "title"],
  ];

  function fill() {
    for (const [from, to] of PLACES) {
      for (const node of document.querySelectorAll(`[${from}]`)) {
        const words = chrome.i18n.getMessage(node.getAttribute(from) ?? "");
        node.removeAttribute(from);
        if (to) node.setAttribute(to, words);
        else node.textContent = words;
      }
    }
  }

  document.documentElement.lang = chrome.i18n.getMessage("language");
  document.documentElement.dir = chrome.i18n.getMessage("direction");
  // It is told of what the parser adds before that is drawn.
  const watch = new MutationObserver(fill);
  watch.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => watch.disconnect());
})();
