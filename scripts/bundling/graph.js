// A graph on a canvas, by WebGL: https://www.sigmajs.org, https://graphology.github.io
export { default as Graph } from "graphology";
export { Sigma } from "sigma";
export { EdgeLineProgram, NodePointProgram } from "sigma/rendering";
