// Scales and shapes of charts: https://d3js.org/d3-scale, https://d3js.org/d3-shape
export { scaleBand, scaleLinear } from "d3-scale";
export { line } from "d3-shape";
