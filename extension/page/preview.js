// What the page seems to be about, at once, for the popup. The daemon's answer replaces it.
// A classic script whose value is {name, title, url, site}; wire/sites.js is injected before it.
(() => {
  const { at } = /** @type {any} */ (globalThis).kithbookSites;
  /** @param {string} selector @returns {Element | null} */
  const first = (selector) => Document.prototype.querySelector.call(document, selector);
  /** @param {string | null | undefined} text */
  const line = (text) =>
    (text ?? "").slice(0, 2000).replace(/\s+/g, " ").trim().slice(0, 200).toWellFormed();

  const known = at(location.href, (/** @type {string} */ one) => first(one) !== null);
  const read = Object.getOwnPropertyDescriptor(Document.prototype, "title")?.get;
  const title = line(read?.call(document)).replace(/^\(\d+\+?\)\s*/, "");
  const social = line(first('meta[property="og:title"]')?.getAttribute("content"));
  const heading = line((first("main h1") ?? first("body h1:not(noscript h1)"))?.textContent);

  /** "Ada Lovelace (@ada) / X" and "Ada Lovelace | Example" are both about Ada Lovelace. @param {string} text */
  const bare = (text) => {
    const handle = /^(.{1,100}?)\s*\(@[\w.@-]+\)/.exec(text);
    return handle?.[1] ?? text.split(/\s+[-–—|·•/]\s+|\s*[|·•]\s*/)[0]?.trim() ?? "";
  };
  // On a known profile the title names the person; elsewhere the heading is the better guess.
  const profile = known?.kind === "person";
  const guesses = profile ? [social, title, heading] : [heading, social, title];
  return {
    name: guesses.map(bare).find((one) => one.length > 1) ?? "",
    title,
    url: location.href.slice(0, 8000),
    site: known?.site.name ?? null,
  };
})();
