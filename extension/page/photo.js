// Where the page shows the picture of whom it is about, if that is sure and the whole of it can be
// seen. Changes nothing in the page. A classic script whose value is a Sight or null; wire/sites.js,
// page/dom.js and page/bystanders.js are injected before it. Asked twice: what moves between the questions is not taken.
(() => {
  const SMALLEST = 48; // CSS pixels, shown, and pixels of the file: below that it is an icon
  const LONGEST_SIDE = 2; // times the shorter one: no banner
  const FRAME = 1.5; // times as large as the picture: what holds only that
  const SMALLEST_DATA = 200; // characters of a data: address; below that it holds a place
  const LONGEST = 8000; // characters of an address
  const NOBODY =
    /ghost|placeholder|silhouette|no[-_]?(?:photo|image|avatar)|(?:default|blank|anonymous)[-_]?(?:avatar|profile|user|person)/i;

  const { at } = /** @type {any} */ (globalThis).kithbookSites;

  /** @type {Dom} */
  const { getter, attribute, all } = /** @type {any} */ (globalThis).kithbookDom;
  const naturalWidth = getter(HTMLImageElement.prototype, "naturalWidth");
  const naturalHeight = getter(HTMLImageElement.prototype, "naturalHeight");
  const currentSrc = getter(HTMLImageElement.prototype, "currentSrc");
  const complete = getter(HTMLImageElement.prototype, "complete");
  const parent = getter(Node.prototype, "parentElement");
  const textContent = getter(Node.prototype, "textContent");

  /** @param {Element} node @returns {DOMRect} */
  const rect = (node) => Element.prototype.getBoundingClientRect.call(node);
  /** @param {string} text */
  const words = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [];

  /** @param {string} address @returns {string} in whole; empty where it leads nowhere on the web */
  const absolute = (address) => {
    try {
      const url = new URL(address, location.href);
      return /^https?:$/.test(url.protocol) ? url.href : "";
    } catch {
      return "";
    }
  };
  /** @param {string} address @returns {string} without what may ask for another size of it */
  const bare = (address) => address.split(/[?#]/)[0] ?? "";

  /** Whether nothing lies over it, at its middle and towards its corners. @param {Element} image */
  const uncovered = (image) => {
    const { x, y, width, height } = rect(image);
    const above = parent(image);
    const frame = above && rect(above);
    // A link or a frame of its own size may have a rim or a button over it.
    const own = frame && frame.width <= width * FRAME && frame.height <= height * FRAME;
    const around = own ? above : image;
    return [
      [0.5, 0.5],
      [0.2, 0.2],
      [0.8, 0.2],
      [0.2, 0.8],
      [0.8, 0.8],
    ].every(([right = 0, down = 0]) => {
      const [px, py] = [x + width * right, y + height * down];
      const hit = Document.prototype.elementFromPoint.call(document, px, py);
      const has = Node.prototype.contains;
      return hit && (has.call(around, hit) || has.call(hit, image));
    });
  };

  /** Whether all of a loaded picture is on the screen. @param {Element} image */
  const seen = (image) => {
    if (!(image instanceof HTMLImageElement) || !complete(image)) return false;
    if (Math.min(naturalWidth(image), naturalHeight(image)) < SMALLEST) return false;
    const source = currentSrc(image);
    if (NOBODY.test(source) || (source.startsWith("data:") && source.length < SMALLEST_DATA))
      return false;
    const { x, y, width, height, right, bottom } = rect(image);
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    if (short < SMALLEST || long > short * LONGEST_SIDE) return false;
    if (x < 0 || y < 0 || right > innerWidth || bottom > innerHeight) return false;
    const shown = Element.prototype.checkVisibility.call(image, {
      checkOpacity: true,
      checkVisibilityCSS: true,
    });
    return shown && uncovered(image);
  };

  /** @param {Element[]} images @returns {Element | undefined} the largest of those that are seen */
  const largest = (images) => {
    const area = (/** @type {Element} */ one) => rect(one).width * rect(one).height;
    return images.filter(seen).sort((one, other) => area(other) - area(one))[0];
  };

  /** Addresses of the person's picture in a piece of JSON-LD. @param {any} thing @returns {string[]} */
  const pictured = (thing) => {
    if (Array.isArray(thing)) return thing.slice(0, 50).flatMap(pictured);
    if (!thing || typeof thing !== "object") return [];
    if (![thing["@type"]].flat().includes("Person")) {
      return [...pictured(thing["@graph"]), ...pictured(thing.mainEntity)];
    }
    return [thing.image]
      .flat()
      .slice(0, 10)
      .map((one) => one?.contentUrl ?? one?.url ?? one)
      .filter((one) => typeof one === "string");
  };

  /** Addresses by which the page itself says what its person looks like. */
  const stated = () => {
    const found = all('script[type="application/ld+json" i]').flatMap((one) => {
      try {
        // Some sites write line breaks into their strings.
        return pictured(JSON.parse(String(textContent(one)).replace(/\p{Cc}+/gu, " ")));
      } catch {
        return [];
      }
    });
    const [type] = all('meta[property="og:type"]');
    const [image] = all('meta[property="og:image"]');
    if (type && image && attribute(type, "content") === "profile") {
      found.push(attribute(image, "content"));
    }
    return found.map(absolute).filter(Boolean);
  };

  /** What vouches for a picture, the surest first; `named` where only what it is called does. */
  const choose = () => {
    const known = at(location.href, (/** @type {string} */ one) => all(one).length > 0);
    // What is cut from the page because it is about others has no picture of its person.
    /** @type {Element[]} */
    const others = [.../** @type {any} */ (globalThis).kithbookBystanders()];
    const own = (/** @type {Element} */ one) =>
      !others.some((other) => Node.prototype.contains.call(other, one));
    for (const selector of known?.site.photo ?? []) {
      const image = largest(all(selector).filter(own));
      if (image) return { image, named: false };
    }
    const images = all("img").filter(own);
    const addresses = stated();
    const same = images.filter((one) => addresses.map(bare).includes(bare(currentSrc(one))));
    const exact = same.filter((one) => addresses.includes(currentSrc(one)));
    // Where one program serves everybody's picture, what follows `?` says whose it is.
    const alike = new Set(same.map(currentSrc)).size === 1 ? same : [];
    // Several people, each with a picture: it is not for us to choose.
    const marked = all(
      '.h-card .u-photo, [itemtype$="schema.org/Person"] [itemprop~=image]',
    ).filter(own);
    const image =
      largest(exact) ?? largest(alike) ?? (marked.length === 1 ? largest(marked) : undefined);
    if (image) return { image, named: false };
    const heading = all("main h1")[0] ?? all("body h1")[0];
    const name = heading ? words(String(textContent(heading)).slice(0, 200)) : [];
    if (name.length < 2) return null;
    const called = largest(
      images.filter((one) => {
        const alt = new Set(words(attribute(one, "alt")));
        return name.every((word) => alt.has(word));
      }),
    );
    return called ? { image: called, named: true } : null;
  };

  // Pinched, the window shows a part of the page at another scale.
  if (visualViewport && visualViewport.scale !== 1) return null;
  const chosen = choose();
  if (!chosen) return null;
  const { image, named } = chosen;
  const { x, y, width, height } = rect(image);
  const source = bare(currentSrc(image));
  return {
    ...{ x, y, width, height },
    across: innerWidth,
    source: /^https?:/.test(source) && source.length <= LONGEST ? source : "",
    alt: named ? attribute(image, "alt").slice(0, 500).toWellFormed() : null,
  };
})();
