// Takes the page as it stands: one walk over the live DOM that writes trimmed HTML. Changes nothing
// in the page. A classic script whose value is a PageSnapshot without captured_at and ext_version.
// The same walk as daemon/kithbook/extract/trim.py, step for step; wire/sites.js holds the rules.
(() => {
  const QUIET = 100; // ms without a change: the page has settled
  const LONGEST_WAIT = 500; // ms; the popup is waiting

  const { trim, sites } = /** @type {any} */ (globalThis).kithbookSites;
  const caps = trim.caps;

  /** @type {Dom} */
  const { getter, attribute, all } = /** @type {any} */ (globalThis).kithbookDom;
  const nodeType = getter(Node.prototype, "nodeType");
  const firstChild = getter(Node.prototype, "firstChild");
  const nextSibling = getter(Node.prototype, "nextSibling");
  const textContent = getter(Node.prototype, "textContent");
  const data = getter(CharacterData.prototype, "data");
  const localName = getter(Element.prototype, "localName");
  const shadowRoot = getter(Element.prototype, "shadowRoot");
  const nextElement = getter(Element.prototype, "nextElementSibling");
  const previousElement = getter(Element.prototype, "previousElementSibling");
  const title = getter(Document.prototype, "title");
  const root = getter(Document.prototype, "documentElement");
  const readyState = getter(Document.prototype, "readyState");
  const editable = getter(HTMLElement.prototype, "isContentEditable");
  const activeElement = getter(Document.prototype, "activeElement");
  /** @param {Element} node */
  const names = (node) => Element.prototype.getAttributeNames.call(node);

  const dropTags = new Set(trim.drop_tags);
  const voidTags = new Set(trim.void_tags);
  const attributes = new Set(trim.attributes);
  const nameOn = new Set(trim.name_attribute_on);
  const urlAttributes = new Set(trim.url_attributes);
  const noscriptIds = [...new Set(sites.flatMap((/** @type {any} */ one) => one.noscript))];

  /** @param {string} text @param {number} limit UTF-16 units; never between two halves of a letter */
  const cut = (text, limit) => {
    if (text.length <= limit) return text;
    const half = text.charCodeAt(limit - 1);
    return text.slice(0, half >= 0xd800 && half <= 0xdbff ? limit - 1 : limit);
  };
  /** @param {string} text */
  const fold = (text) => text.replace(/\s+/g, " ").trim();
  /** @param {string} text */
  const escaped = (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  /** @param {string} text */
  const quote = (text) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

  const secret = new RegExp(
    `([?&#;])([^=&#;?]*(?:${trim.secret_parameters.join("|")})[^=&#;?]*)=[^&#;]*`,
    "gi",
  );
  /** Empties what an address carries to let its bearer in. @param {string} address */
  const withoutSecrets = (address) => address.replace(secret, "$1$2=");

  /** @param {Element} node @param {string} tag */
  const kept = (node, tag) => {
    let written = "";
    for (const name of names(node)) {
      if (!attributes.has(name) || (name === "name" && !nameOn.has(tag))) continue;
      let value = attribute(node, name);
      if (urlAttributes.has(name)) {
        const head = value
          .slice(0, 200)
          .replace(/[^!-\u{10ffff}]+/gu, "")
          .toLowerCase();
        if (trim.url_schemes_dropped.some((/** @type {string} */ one) => head.startsWith(one)))
          continue;
      }
      if (urlAttributes.has(name) || name === "content") value = withoutSecrets(value);
      written += ` ${name}="${quote(cut(value, caps.attribute))}"`;
    }
    return written;
  };

  /** @param {Element} node */
  const metaStays = (node) =>
    ["property", "name", "itemprop"].some((which) => {
      const value = attribute(node, which).trim().toLowerCase();
      return trim.meta.some((/** @type {string} */ one) => value.startsWith(one));
    });

  /** @param {Element} node */
  const linkStays = (node) =>
    attribute(node, "rel")
      .toLowerCase()
      .split(/\s+/)
      .some((one) => trim.link_rels.includes(one));

  /** Whether the same text stands beside it for screen readers, as LinkedIn writes. @param {Element} node */
  const hasTwin = (node) => {
    const text = fold(textContent(node));
    if (!text || text.length > caps.twin) return false;
    for (const beside of [nextElement(node), previousElement(node)]) {
      if (beside && fold(textContent(beside)) === text) {
        return attribute(beside, "aria-hidden") !== "true";
      }
    }
    return false;
  };

  /** What is left of an element that is dropped. @param {Element} node @param {string} tag */
  const remains = (node, tag) => {
    const text = tag === "script" || tag === "noscript" ? textContent(node).trim() : "";
    if (tag === "script") {
      const type = attribute(node, "type").trim().toLowerCase().split(";")[0];
      if (!trim.script_types.includes(type) || text.length > caps.json) return "";
      return `<script type="application/ld+json">${text.replaceAll("</", "<\\/")}</script>`;
    }
    if (!noscriptIds.some((one) => text.includes(one))) return "";
    const inner = new DOMParser().parseFromString(text, "text/html");
    return noscriptIds
      .map((id) => ({ id, found: inner.getElementById(id) }))
      .filter(({ found }) => found)
      .map(
        ({ id, found }) =>
          `<noscript><p id="${id}">${escaped(fold(textContent(/** @type {Element} */ (found))))}</p></noscript>`,
      )
      .join("");
  };

  /** The pictures that stay; those of others go with their names. @type {Element[]} */
  const pictures = [];

  const html = () => {
    const dropped = /** @type {any} */ (globalThis).kithbookBystanders();
    const parts = ["<!DOCTYPE html>"];
    let size = 0;
    /** @param {string} text */
    const write = (text) => {
      parts.push(text);
      size += text.length;
    };
    /** Where the walk is: the next node, or a list of nodes and a place in it. */
    /** @type {{next: any, list: Node[] | null, place: number, close: string}[]} */
    const stack = [{ next: root(document), list: null, place: 0, close: "" }];
    const step = () => {
      const top = /** @type {typeof stack[number]} */ (stack.at(-1));
      if (top.list) return top.list[top.place++] ?? null;
      const node = top.next;
      // The root's siblings are not part of the page.
      if (node) top.next = stack.length > 1 ? nextSibling(node) : null;
      return node;
    };
    /** @param {Element} node */
    const element = (node) => {
      let tag = /** @type {string} */ (localName(node));
      if (dropTags.has(tag)) {
        if (tag === "script" || tag === "noscript") write(remains(node, tag));
        return;
      }
      if (tag === "slot") {
        // A slot shows what was put into it, else what it holds itself.
        const assigned = HTMLSlotElement.prototype.assignedNodes.call(node);
        const list = assigned.length ? assigned : null;
        stack.push({ next: list ? null : firstChild(node), list, place: 0, close: "" });
        return;
      }
      if ((tag === "meta" && !metaStays(node)) || (tag === "link" && !linkStays(node))) return;
      if (attribute(node, "aria-hidden") === "true" && hasTwin(node)) return;
      if (!/^[a-z][a-z0-9-]*$/.test(tag)) tag = "span";
      write(`<${tag}${kept(node, tag)}>`);
      if (tag === "img") pictures.push(node);
      if (voidTags.has(tag)) return;
      if (stack.length >= caps.depth) {
        write(`</${tag}>`);
        return;
      }
      const inside = shadowRoot(node) ?? node;
      stack.push({ next: firstChild(inside), list: null, place: 0, close: `</${tag}>` });
    };
    for (let count = 0; count < caps.nodes && size <= caps.characters; count++) {
      let node = step();
      while (!node) {
        parts.push(stack.pop()?.close ?? "");
        if (!stack.length) return parts.join("");
        node = step();
      }
      const type = nodeType(node);
      if (type === Node.TEXT_NODE) write(escaped(cut(data(node), caps.text)));
      else if (type === Node.ELEMENT_NODE && !dropped.has(node)) element(node);
    }
    return parts.join("");
  };

  const images = () => {
    const width = getter(HTMLImageElement.prototype, "naturalWidth");
    const height = getter(HTMLImageElement.prototype, "naturalHeight");
    const current = getter(HTMLImageElement.prototype, "currentSrc");
    const source = getter(HTMLImageElement.prototype, "src");
    return pictures
      .map((one) => ({
        src: source(one) ?? "",
        current_src: current(one) ?? "",
        alt: cut(attribute(one, "alt"), caps.title).toWellFormed(),
        w: width(one) ?? 0,
        h: height(one) ?? 0,
      }))
      .filter(({ src, current_src, w, h }) => {
        const whole = /^https?:/.test(src) && /^(?:https?:|$)/.test(current_src);
        return whole && w >= 48 && h >= 48 && Math.max(src.length, current_src.length) <= caps.url;
      })
      .slice(0, caps.images);
  };

  const selection = () => {
    // What is marked where one types was typed, and is nobody's page.
    const active = activeElement(document) ?? root(document);
    if (/^(?:input|textarea)$/.test(localName(active) ?? "") || editable(active)) return "";
    return String(getSelection() ?? "");
  };

  const take = () => {
    const canonical = all("link[rel~=canonical][href]")[0];
    const page = root(document);
    return {
      v: 1,
      url: cut(withoutSecrets(location.href), caps.url),
      canonical: canonical
        ? cut(withoutSecrets(attribute(canonical, "href")), caps.url).toWellFormed() || null
        : null,
      title: cut(fold(title(document) ?? ""), caps.title).toWellFormed(),
      lang: page ? cut(attribute(page, "lang"), caps.lang).toWellFormed() : "",
      trim_version: trim.version,
      html: cut(html(), caps.characters).toWellFormed(),
      state: /** @type {any} */ (globalThis).kithbookState(),
      images: images(),
      selection: cut(selection(), caps.selection).toWellFormed(),
    };
  };

  /** Resolves once the page has settled. Only watches, so nothing is left behind. */
  const settled = () =>
    new Promise((resolve) => {
      /** @type {ReturnType<typeof setTimeout>} */
      let quiet;
      const done = () => {
        observer.disconnect();
        removeEventListener("load", done);
        clearTimeout(quiet);
        clearTimeout(limit);
        resolve(undefined);
      };
      const again = () => {
        clearTimeout(quiet);
        quiet = setTimeout(done, QUIET);
      };
      const observer = new MutationObserver(again);
      const limit = setTimeout(done, LONGEST_WAIT);
      addEventListener("load", done);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      again();
    });

  return readyState(document) === "complete" ? take() : settled().then(take);
})();
