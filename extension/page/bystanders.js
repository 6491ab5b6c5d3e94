// What of a page is not about the one it shows: feeds, comments, people beside, the viewer's own menus,
// what is being typed. A classic script, injected before page/snapshot.js, which leaves that out.
// The same choice as daemon/kithbook/extract/bystanders.py; wire/sites.js holds the rules.
(() => {
  const { trim, at } = /** @type {any} */ (globalThis).kithbookSites;
  const MOST = 50; // headings over other people; a page with more is made to be slow
  const HIGHEST = 12; // elements above a heading that may still be all about others
  const FURTHEST = 300; // elements after it that may be
  const MOST_BEFORE = 20; // nodes without text before it, icons and anchors

  const { getter, all } = /** @type {{kithbookDom: Dom}} */ (/** @type {any} */ (globalThis))
    .kithbookDom;
  const parent = getter(Node.prototype, "parentElement");
  const nodeType = getter(Node.prototype, "nodeType");
  const previous = getter(Node.prototype, "previousSibling");
  const next = getter(Element.prototype, "nextElementSibling");
  const textContent = getter(Node.prototype, "textContent");
  const localName = getter(Element.prototype, "localName");

  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";
  /** @param {Element} node @returns {Element[]} */
  const headings = (node) => [...Element.prototype.querySelectorAll.call(node, HEADINGS)];
  /** @param {Element} node */
  const level = (node) => Number(/^h([1-6])$/.exec(localName(node))?.[1] ?? 2);

  /** Whether a heading says that others stand below it: `=friends` is all it says. @param {Element} node */
  const announces = (node) => {
    const text = textContent(node).slice(0, 400).replace(/\s+/g, " ").trim().toLowerCase();
    /** @param {string} one */
    const said = (one) => (one[0] === "=" ? one.slice(1) === text : text.includes(one));
    return text.length <= 80 && trim.others.some(said);
  };

  /** Whether no text stands before it in what holds it. @param {Element} node */
  const first = (node) => {
    let before = previous(node);
    for (let count = 0; count < MOST_BEFORE; count++) {
      if (!before) return true;
      const text = nodeType(before) === Node.COMMENT_NODE ? "" : textContent(before);
      if (text.trim()) return false;
      before = previous(before);
    }
    return false;
  };

  /** What stands below a heading: all that begins with it and has no other, else what follows it. @param {Element} heading @param {Set<Element>} never */
  const below = (heading, never) => {
    const rank = level(heading);
    /** @param {Element} node */
    const alone = (node) => {
      const heads = headings(node);
      if (heads.length > MOST) return false;
      return heads.every((one) => one === heading || level(one) > rank || announces(one));
    };
    let whole = heading;
    for (let steps = 0; steps < HIGHEST; steps++) {
      const up = parent(whole);
      if (!up || never.has(up) || !first(whole) || !alone(up)) break;
      whole = up;
    }
    if (whole !== heading) return [whole];
    const found = [heading];
    for (
      let after = next(heading);
      after && !never.has(after) && found.length < FURTHEST;
      after = next(after)
    ) {
      const heads = headings(after);
      if (/^h[1-6]$/.test(localName(after))) heads.unshift(after);
      if (heads.some((one) => level(one) <= rank)) break;
      found.push(after);
    }
    return found;
  };

  const bystanders = () => {
    const known = at(location.href, (/** @type {string} */ one) => all(one).length > 0);
    // What holds the page's subject stays, whatever its class says.
    /** @type {Set<Element>} */
    const never = new Set();
    for (const one of all(trim.subject)) {
      for (let up = one; up && !never.has(up); up = parent(up)) never.add(up);
    }
    const heads = all(HEADINGS).filter(announces).slice(0, MOST);
    return new Set([
      ...(known?.site.drop ?? []).flatMap(all),
      ...trim.drop.flatMap(all).filter((/** @type {Element} */ one) => !never.has(one)),
      ...heads.filter((one) => !never.has(one)).flatMap((one) => below(one, never)),
    ]);
  };

  Object.assign(globalThis, { kithbookBystanders: bystanders });
})();
