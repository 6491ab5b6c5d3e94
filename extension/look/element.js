/** Building DOM. Text is only ever set as text: what a page says can never become markup. */

/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Property */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, Property>} [properties] attributes; functions are listeners, `onclick` or the like
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, String(value));
  }
  made.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

/**
 * Let these be what stands in there, in this order. What is in its place already is not touched: taken
 * out and put back, even for a moment, it loses the focus, and a click that is half done.
 * @param {Element} parent
 * @param {...Element} children
 */
export function arrange(parent, ...children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [at, child] of children.entries())
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
}

/** @param {string} name of look/glyphs/ */
export function glyph(name) {
  return element("span", { class: "glyph", "data-glyph": name, "aria-hidden": "true" });
}

/**
 * @template {HTMLElement} T
 * @param {string} id of index.html
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`#${id} is missing`);
  return found;
}
