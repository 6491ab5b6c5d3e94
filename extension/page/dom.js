// How page scripts read the page's nodes: by what the browser gave them, past what the page put over it.
// A classic script, injected before the others, which take what they need from `kithbookDom`.

/**
 * @typedef {object} Dom
 * @property {(prototype: object, name: string) => (node: object) => any} getter reads one property
 * @property {(node: Element, name: string) => string} attribute empty where there is none
 * @property {(selector: string) => Element[]} all of the document; none for what is no selector here
 */
(() => {
  // A page may name its form fields `parentNode` or `attributes` and so shadow these properties.
  /** @param {object} prototype @param {string} name @returns {(node: object) => any} */
  const getter = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (node) => get?.call(node);
  };
  /** @param {Element} node @param {string} name */
  const attribute = (node, name) => Element.prototype.getAttribute.call(node, name) ?? "";
  /** @param {string} selector @returns {Element[]} */
  const all = (selector) => {
    try {
      return [...Document.prototype.querySelectorAll.call(document, selector)];
    } catch {
      return []; // A selector this browser does not know.
    }
  };

  Object.assign(globalThis, { kithbookDom: Object.freeze({ getter, attribute, all }) });
})();
