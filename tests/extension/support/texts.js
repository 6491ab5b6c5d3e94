/** What the browser gives of the texts, for tests: `chrome.i18n` of one language, English unless it is said. */

import { readFileSync } from "node:fs";

const LOCALES = new URL("../../../extension/_locales/", import.meta.url);

/** @typedef {Record<string, {message: string, description?: string}>} Messages */

/** @param {string} locale as its folder is called @returns {Messages} */
export function messages(locale) {
  return JSON.parse(readFileSync(new URL(`${locale}/messages.json`, LOCALES), "utf8"));
}

/** From here on the browser speaks this. @param {string} locale @param {string} [browser] its own language */
export function speak(locale, browser = locale.replace("_", "-")) {
  const texts = messages(locale);
  const i18n = {
    getUILanguage: () => browser,
    /** @param {string} key @param {string[]} [values] */
    getMessage: (key, values = []) =>
      (texts[key]?.message ?? "").replaceAll(/\$(\d)/g, (_, at) => values[Number(at) - 1] ?? ""),
  };
  const { chrome = {} } = /** @type {{chrome?: object}} */ (globalThis);
  Object.assign(globalThis, { chrome: { ...chrome, i18n } });
}

speak("en", "en-GB");
