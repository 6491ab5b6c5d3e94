/** What was typed and not yet saved, so that it survives the popup. In memory only, never on disk. */

export class Draft {
  /** @param {string} subject a page's address or a person's id */
  constructor(subject) {
    this.key = `draft:${subject}`;
    /** @type {Record<string, string>} */
    this.texts = {};
  }

  async load() {
    const stored = await chrome.storage.session.get(this.key);
    this.texts = /** @type {Record<string, string> | undefined} */ (stored[this.key]) ?? {};
  }

  /** @param {string} field @param {string} text empty forgets it */
  keep(field, text) {
    if (text) this.texts[field] = text;
    else delete this.texts[field];
    if (Object.keys(this.texts).length)
      return chrome.storage.session.set({ [this.key]: this.texts });
    return chrome.storage.session.remove(this.key);
  }
}
