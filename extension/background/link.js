/** What a link says, which Chromium does not tell of one that was clicked on. */

/**
 * @param {number} tab
 * @param {number} frame where the link is
 * @param {string} url where it leads
 * @returns {Promise<string>} nothing where the page cannot be read
 */
export async function said(tab, frame, url) {
  try {
    const [read] = await chrome.scripting.executeScript({
      target: { tabId: tab, frameIds: [frame] },
      // The types know a function that is given nothing.
      func: /** @type {() => void} */ (/** @type {unknown} */ (words)),
      args: [url],
    });
    return String(read?.result ?? "");
  } catch {
    return "";
  }
}

/** Runs in the page, and so by itself; a page may have put names of its own over a node's. @param {string} url */
function words(url) {
  /** @param {object} prototype @param {string} name */
  const reads = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (/** @type {Element} */ node) => String(get?.call(node) ?? "");
  };
  const href = reads(HTMLAnchorElement.prototype, "href");
  const text = reads(HTMLElement.prototype, "innerText");
  /** @param {Element} node @param {string} name */
  const attribute = (node, name) => Element.prototype.getAttribute.call(node, name) ?? "";
  const links = [...Document.prototype.querySelectorAll.call(document, "a[href]")].filter(
    (one) => one instanceof HTMLAnchorElement && href(one) === url,
  );
  const images = links.flatMap((one) => [
    ...Element.prototype.querySelectorAll.call(one, "img[alt]"),
  ]);
  const all = [
    ...links.map(text),
    ...links.map((one) => attribute(one, "aria-label")),
    ...links.map((one) => attribute(one, "title")),
    ...images.map((one) => attribute(one, "alt")),
  ];
  const first = all.find((one) => /\p{L}/u.test(one)) ?? "";
  return first.slice(0, 1000).toWellFormed();
}
