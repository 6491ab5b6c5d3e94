// Where the nodes of a graph go, step by step: ForceAtlas2. It runs in a worker of our own, since the
// library's is made of a text, which the pages' policy does not allow.
export { default as iterate } from "graphology-layout-forceatlas2/iterate.js";
