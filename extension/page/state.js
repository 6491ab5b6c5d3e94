// Values of the page's own state that its site's file allow-lists; the state itself never leaves the tab.
// A classic script, injected before page/snapshot.js, which calls `kithbookState()`.
// The same reading as daemon/kithbook/extract/state.py; wire/sites.js holds the rules.
(() => {
  const { trim, at } = /** @type {any} */ (globalThis).kithbookSites;
  const caps = trim.caps;

  /** @type {Dom} */
  const { getter, all } = /** @type {any} */ (globalThis).kithbookDom;
  const textContent = getter(Node.prototype, "textContent");

  /** The JSON object that begins at a place of a script, and nothing of what follows. @param {string} text */
  const object = (text) => {
    const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
    let open = 0;
    for (let found = token.exec(text); found; found = token.exec(text)) {
      if (/[{[]/.test(found[0][0] ?? "")) open += 1;
      else if (/[}\]]/.test(found[0][0] ?? "")) open -= 1;
      if (open === 0) return text.slice(0, token.lastIndex);
    }
    return "";
  };

  /** @param {any} value @returns {[string, any][]} what it holds itself, and nothing inherited */
  const entries = (value) => (value && typeof value === "object" ? Object.entries(value) : []);

  /** What a path leads to; `*` stands for any key, or for its end. @param {any} whole @param {string} path */
  const below = (whole, path) => {
    /** @type {[string, any][]} */
    let found = [["", whole]];
    for (const step of path.split(".")) {
      const start = step.endsWith("*") ? step.slice(0, -1) : null;
      found = found
        .flatMap(([, value]) => entries(value))
        .filter(([key]) => (start === null ? key === step : key.startsWith(start)));
    }
    return found;
  };

  /** @param {any} whole @param {string} path @returns {string[]} */
  const texts = (whole, path) =>
    below(whole, path)
      .map(([, value]) => value)
      .filter((value) => typeof value === "string" && value)
      .slice(0, caps.state_values)
      .map((value) => value.slice(0, caps.attribute).toWellFormed());

  /** Whether a thing is whom the address names. @param {any} thing @param {any} rule @param {string[]} named */
  const own = (thing, rule, named) =>
    rule.own.some((/** @type {string} */ path) =>
      texts(thing, path).some((said) => {
        const last = said.replace(/\/+$/, "").split("/").at(-1) ?? "";
        return named.includes(last.replace(/^@/, "").toLowerCase());
      }),
    );

  /** @param {any} rule @param {string[]} named @returns {Record<string, string | string[]> | null} */
  const taken = (rule, named) => {
    for (const script of all(rule.script)) {
      const text = textContent(script);
      const place = text.indexOf(rule.after);
      if (place < 0 || text.length > caps.state) continue;
      let whole;
      try {
        whole = JSON.parse(object(text.slice(place + rule.after.length)));
      } catch {
        continue; // Not the JSON it was: the rest of the page still speaks.
      }
      const viewer = rule.not ? texts(whole, rule.not) : [];
      for (const [key, thing] of below(whole, rule.at)) {
        if (viewer.includes(key) || !own(thing, rule, named)) continue;
        /** @type {[string, string | string[]][]} */
        const kept = rule.keep
          .map((/** @type {string} */ path) => [path, texts(thing, path)])
          .filter((/** @type {[string, string[]]} */ [, said]) => said.length)
          .map((/** @type {[string, string[]]} */ [path, said]) => [
            path,
            path.includes("*") ? said : said[0],
          ]);
        return Object.fromEntries(kept);
      }
    }
    return null;
  };

  const state = () => {
    const known = at(location.href, (/** @type {string} */ one) => all(one).length > 0);
    if (!known) return {};
    const named = Object.values(known.named)
      .filter((one) => typeof one === "string")
      .map((one) => one.toLowerCase());
    for (const rule of known.site.state) {
      const found = taken(rule, named);
      if (found) return found;
    }
    return {};
  };

  Object.assign(globalThis, { kithbookState: state });
})();
