/** Asking while one types. */

/**
 * One question is under way at a time; of those that come up meanwhile the last one counts.
 * @param {() => string} wanted what is asked for now
 * @param {(question: string) => Promise<void>} answer asks for that, and tells what came of it
 * @returns {() => Promise<void>} to be called whenever something else may be wanted
 */
export function asking(wanted, answer) {
  let isUnderWay = false;
  return async () => {
    if (isUnderWay) return; // the loop below looks again
    isUnderWay = true;
    try {
      let question;
      do {
        question = wanted();
        await answer(question);
      } while (question !== wanted());
    } finally {
      isUnderWay = false;
    }
  };
}
