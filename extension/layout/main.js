/** Worker: where the people of a graph stand, so that who is tied stands near. ForceAtlas2, step by step. */

import { iterate } from "../vendor/layout.js";

/** Numbers a node and a tie take in the library's matrices. */
const NODE = 10;
const TIE = 3;
/** Places in them: x, y, mass, convergence, size. */
const [X, Y, MASS, CONVERGENCE, SIZE] = /** @type {const} */ ([0, 1, 6, 7, 8]);
const MOST_STEPS = 500;
const LONGEST = 9_000; // ms of steps
const OFTEN = 250; // ms between two pictures
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // the angle of a sunflower's seeds
const SETTINGS = {
  linLogMode: false,
  outboundAttractionDistribution: true,
  adjustSizes: false,
  edgeWeightInfluence: 0.4,
  scalingRatio: 12,
  strongGravityMode: true,
  gravity: 0.06,
  barnesHutTheta: 0.7,
};
const MANY = 800; // from here on, far groups count as one

/** @typedef {{count: number, pairs: Uint32Array, weights: Float32Array}} Ties */
/** @typedef {{places: Float32Array, done: boolean}} Places x and y of each node */

self.onmessage = (/** @type {MessageEvent<Ties>} */ { data }) => settle(data);

/** @param {Ties} ties */
function settle({ count, pairs, weights }) {
  const nodes = new Float32Array(count * NODE);
  for (let at = 0; at < count; at += 1) {
    // Whom you know best stand in the middle at first; the same book gives the same picture.
    const away = 10 * Math.sqrt(at + 1);
    nodes[at * NODE + X] = away * Math.cos(at * GOLDEN);
    nodes[at * NODE + Y] = away * Math.sin(at * GOLDEN);
    for (const one of [MASS, CONVERGENCE, SIZE]) nodes[at * NODE + one] = 1;
  }
  const ties = new Float32Array(weights.length * TIE);
  for (let at = 0; at < weights.length; at += 1) {
    const ends = [pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0].map((end) => end * NODE);
    const weight = weights[at] ?? 1;
    ties.set([...ends, weight], at * TIE);
    for (const end of ends) nodes[end + MASS] = (nodes[end + MASS] ?? 0) + weight;
  }
  const settings = {
    ...SETTINGS,
    slowDown: 1 + Math.log(Math.max(1, count)),
    barnesHutOptimize: count > MANY,
  };
  const began = performance.now();
  let told = began;
  for (let step = 0; step < MOST_STEPS && performance.now() - began < LONGEST; step += 1) {
    iterate(settings, nodes, ties);
    if (performance.now() - told < OFTEN) continue;
    told = performance.now();
    tell(nodes, count, false);
  }
  tell(nodes, count, true);
}

/** @param {Float32Array} nodes @param {number} count @param {boolean} done */
function tell(nodes, count, done) {
  const places = new Float32Array(count * 2);
  for (let at = 0; at < count; at += 1)
    places.set([nodes[at * NODE + X] ?? 0, nodes[at * NODE + Y] ?? 0], at * 2);
  self.postMessage(/** @type {Places} */ ({ places, done }), { transfer: [places.buffer] });
}
