/** The e-mail addresses and phone numbers in a text that somebody selected. */

const EMAIL = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** A number is written in groups; sizes and prices are shorter. */
const PHONE =
  /(?:\+\s?|\(|\b)\d[\d \u00a0\u2009()./\u2010-\u2013-]{4,22}\d\b(?:\s*(?:ext\.?|x)\s*\d{1,7})?/gu;
const YEARS = /^(?:19|20)\d\d\s*[\u2010-\u2013-]\s*(?:19|20)\d\d$/u;
const FEWEST_DIGITS = 7;
const MOST = 10; // of each

/** @param {string} text @returns {{add_emails: string[], add_phones: string[]}} in their order, each once */
export function contacts(text) {
  const emails = text.match(EMAIL) ?? [];
  // What stands in an address is no number.
  const rest = emails.reduce((left, email) => left.replace(email, " "), text);
  const phones = (rest.match(PHONE) ?? []).filter(isNumber).map((one) => one.trim());
  return {
    add_emails: some(emails.map((one) => one.replace(/^[.'-]+/, ""))),
    add_phones: some(phones),
  };
}

/** @param {string} text */
function isNumber(text) {
  return text.replace(/\D/g, "").length >= FEWEST_DIGITS && !YEARS.test(text.trim());
}

/** @param {string[]} all */
function some(all) {
  return [...new Set(all)].slice(0, MOST);
}
