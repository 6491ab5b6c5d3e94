/** How well a few letters stand for some words: "imex" for "Import and export". */

const WORD = 8; // a letter that begins a word
const NEXT = 5; // one right behind the last
const START = 4; // the very first

/** @param {string} text without case and accents, letter by letter */
function plain(text) {
  return [...text].map((letter) =>
    letter.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en"),
  );
}

/**
 * @param {string} typed
 * @param {string} text
 * @returns {{score: number, marks: {start: number, end: number}[]} | null} null where a letter is missing; marks in
 *   code points
 */
export function match(typed, text) {
  const wanted = plain(typed).filter((letter) => letter.trim());
  const letters = plain(text);
  const begins = letters.map((_, at) => at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? ""));
  if (!wanted.length) return { score: 0, marks: [] };
  // Best score with which the letters so far end at each place, and from where it came.
  /** @type {number[][]} */
  const best = [];
  /** @type {number[][]} */
  const from = [];
  for (const [row, letter] of wanted.entries()) {
    const scores = letters.map(() => Number.NEGATIVE_INFINITY);
    const came = letters.map(() => -1);
    for (const [at, other] of letters.entries()) {
      if (other !== letter) continue;
      const own = 1 + (begins[at] ? WORD : 0) + (at === 0 ? START : 0);
      if (row === 0) scores[at] = own;
      for (let before = 0; row > 0 && before < at; before += 1) {
        const sum =
          (best[row - 1]?.[before] ?? Number.NEGATIVE_INFINITY) +
          own +
          (before === at - 1 ? NEXT : 0);
        if (sum > (scores[at] ?? 0)) {
          scores[at] = sum;
          came[at] = before;
        }
      }
    }
    best.push(scores);
    from.push(came);
  }
  const ends = best.at(-1) ?? [];
  const score = Math.max(...ends);
  if (score === Number.NEGATIVE_INFINITY) return null;
  return { score: score - letters.length / 100, marks: marked(from, ends.indexOf(score)) };
}

/** @param {number[][]} from @param {number} end */
function marked(from, end) {
  const places = [];
  for (let row = from.length - 1, at = end; row >= 0; row -= 1) {
    places.unshift(at);
    at = from[row]?.[at] ?? -1;
  }
  /** @type {{start: number, end: number}[]} */
  const marks = [];
  for (const at of places) {
    const last = marks.at(-1);
    if (last?.end === at) last.end += 1;
    else marks.push({ start: at, end: at + 1 });
  }
  return marks;
}
