/** The graph on a canvas, by WebGL: people as dots, ties as lines. Laid out in a worker. */

import { EdgeLineProgram, Graph as Net, NodePointProgram } from "../vendor/graph.js";
import { Picture } from "./picture.js";

/** @import { Graph, GraphNode } from "../wire/types.d.ts" */
/** @import { Places } from "../layout/main.js" */

const SMALLEST = 2.5; // pixels of radius
const FEW = 500; // people, whose dots are of full size; those of many take as much room together
const TINY = 0.28; // times the full size, the least
const MANY = 1_500; // people, from whom on dots are points and ties lines of a pixel, whatever they weigh
const FEW_TIES = 2_000; // whose lines are of full colour; those of more are nearer to the paper's
const FAINTEST = 0.35; // share of the colour, the least
const MOST_NAMED = 12; // names of those tied to one, that are shown whatever else is there
const TOLD = 300; // ms that a movement takes

const PLAIN = {
  nodeProgramClasses: { circle: NodePointProgram },
  edgeProgramClasses: { line: EdgeLineProgram },
};

/** @typedef {{ink: string, soft: string, line: string, tie: string, raised: string, series: string[]}} Colours */

/**
 * @typedef {object} Setting
 * @property {HTMLElement} place that has its size
 * @property {(person: string) => void} onOpen
 * @property {() => void} onSettled it moves no more by itself
 */

export class Network {
  #setting;
  #net = new Net({ type: "undirected" });
  #picture;
  #worker = new Worker("../layout/main.js", { type: "module" });
  #groups;
  /** Who is pointed at, or searched for. @type {string | null} */
  #chosen = null;
  #left = false; // while the picture was moved
  #colours;
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  #recolour = () => this.#paint();
  #font;
  #scale; // of dots
  #opacity; // of the lines of ties
  #frame = 0; // that will show how far the worker is

  /**
   * Throws where the browser has no WebGL.
   * @param {Graph} graph
   * @param {string[]} groups the tags that have a colour, in their order
   * @param {Setting} setting
   */
  constructor(graph, groups, setting) {
    this.#setting = setting;
    this.#groups = groups;
    this.#font = getComputedStyle(setting.place).fontFamily;
    this.#scale = Math.max(TINY, Math.min(1, Math.sqrt(FEW / graph.nodes.length)));
    this.#opacity = Math.max(FAINTEST, Math.min(1, Math.sqrt(FEW_TIES / graph.ties.length)));
    const degrees = new Uint32Array(graph.nodes.length);
    for (const { one, other } of graph.ties)
      for (const end of [one, other]) degrees[end] = (degrees[end] ?? 0) + 1;
    for (const [at, node] of graph.nodes.entries()) this.#add(node, at, degrees[at] ?? 0);
    for (const { one, other, kind } of graph.ties) {
      const ends = [graph.nodes[one]?.person, graph.nodes[other]?.person];
      this.#net.mergeEdge(ends[0], ends[1], { kind, size: kind === "relation" ? 1.6 : 0.9 });
    }
    this.#colours = colours(setting.place, this.#opacity);
    this.#picture = new Picture(this.#net, setting.place, {
      ...(graph.nodes.length > MANY ? PLAIN : {}),
      enableCameraRotation: false,
      labelRenderedSizeThreshold: 7 * this.#scale,
      labelDensity: 0.6,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      zIndex: true,
      nodeReducer: (node, data) => this.#dot(node, data),
      edgeReducer: (edge, data) => this.#line(edge, data),
      defaultDrawNodeHover: (context, data) => this.#label(context, data),
      defaultDrawNodeLabel: (context, data) => this.#name(context, data),
    });
    this.#picture.on("enterNode", ({ node }) => this.#point(node));
    this.#picture.on("leaveNode", () => this.#point(null));
    this.#picture.on("clickNode", ({ node }) => {
      if (!this.#picture.isMoved) setting.onOpen(node);
    });
    this.#picture.onRest = () => {
      if (this.#left) this.choose(null);
    };
    this.#scheme.addEventListener("change", this.#recolour);
    this.#paint();
    this.#settle(graph);
  }

  /** Show one person and who is tied to them; null shows all alike. @param {string | null} person */
  choose(person) {
    this.#chosen = person;
    this.#left = false;
    this.#setting.place.classList.toggle("pointing", person !== null);
    this.#picture.refresh({ skipIndexation: true });
  }

  /** While the picture is moved as a whole, nobody is where Sigma takes them to be. @param {string | null} person */
  #point(person) {
    if (this.#picture.isMoved) this.#left = person === null;
    else this.choose(person);
  }

  /** Bring somebody into the middle. @param {string} person */
  go(person) {
    const { x, y } = this.#picture.getNodeDisplayData(person) ?? { x: 0.5, y: 0.5 };
    this.choose(person);
    this.#picture.getCamera().animate({ x, y, ratio: 0.25 }, { duration: this.#duration });
  }

  /** @param {number} factor below 1 nearer, above 1 farther */
  zoom(factor) {
    const camera = this.#picture.getCamera();
    camera.animate({ ratio: camera.ratio * factor }, { duration: this.#duration });
  }

  /** See all of it. */
  all() {
    this.choose(null);
    this.#picture.getCamera().animatedReset({ duration: this.#duration });
  }

  /** Let go of the canvas and the worker. */
  end() {
    cancelAnimationFrame(this.#frame);
    this.#worker.terminate();
    this.#scheme.removeEventListener("change", this.#recolour);
    this.#picture.kill();
  }

  get #duration() {
    return this.#still ? 1 : TOLD;
  }

  /** @param {GraphNode} node @param {number} at @param {number} degree */
  #add({ person, name, strength, group }, at, degree) {
    const angle = at * 2.4;
    this.#net.addNode(person, {
      label: name,
      group,
      size: this.#scale * (SMALLEST + 5 * strength + Math.log2(1 + degree) / 2),
      x: Math.sqrt(at + 1) * Math.cos(angle),
      y: Math.sqrt(at + 1) * Math.sin(angle),
    });
  }

  /** @param {Graph} graph */
  #settle({ nodes, ties }) {
    const pairs = new Uint32Array(ties.flatMap(({ one, other }) => [one, other]));
    const weights = new Float32Array(
      ties.map(({ kind, count }) => (kind === "relation" ? 2 : 1) + Math.log2(count)),
    );
    const at = new Map(nodes.map(({ person }, index) => [person, index]));
    /** @type {Float32Array} */
    let places = new Float32Array();
    this.#worker.onmessage = (/** @type {MessageEvent<Places>} */ { data }) => {
      places = data.places;
      if (data.done) {
        cancelAnimationFrame(this.#frame);
        this.#worker.terminate();
        this.#move(at, places);
        this.#setting.onSettled();
      } else if (!this.#still && !this.#frame) {
        // Those that come while one is drawn are passed over: a slow machine would never be done.
        this.#frame = requestAnimationFrame(() => {
          this.#frame = 0;
          if (!this.#picture.isBusy) this.#move(at, places);
        });
      }
    };
    this.#worker.postMessage({ count: nodes.length, pairs, weights });
  }

  /** @param {Map<string, number>} at @param {Float32Array} places */
  #move(at, places) {
    this.#net.updateEachNodeAttributes(
      (node, attributes) => {
        const index = at.get(node) ?? 0;
        return { ...attributes, x: places[2 * index], y: places[2 * index + 1] };
      },
      { attributes: ["x", "y"] },
    );
  }

  #paint() {
    this.#colours = colours(this.#setting.place, this.#opacity);
    this.#picture.refresh();
  }

  /** @param {string} node @param {Record<string, any>} data */
  #dot(node, data) {
    const { series, soft, line } = this.#colours;
    const color = series[this.#groups.indexOf(data.group)] ?? soft;
    if (this.#chosen === null) return { ...data, color };
    if (node === this.#chosen) return { ...data, color, highlighted: true, zIndex: 2 };
    if (this.#net.areNeighbors(node, this.#chosen)) {
      const few = this.#net.degree(this.#chosen) <= MOST_NAMED;
      return { ...data, color, forceLabel: few, zIndex: 1 };
    }
    return { ...data, color: line, label: "" };
  }

  /** @param {string} edge @param {Record<string, any>} data */
  #line(edge, data) {
    const { tie, soft } = this.#colours;
    if (this.#chosen === null) return { ...data, color: tie };
    if (this.#net.hasExtremity(edge, this.#chosen)) return { ...data, color: soft, zIndex: 1 };
    return { ...data, hidden: true };
  }

  /**
   * A name beside its dot, told apart from the dots behind it.
   * @param {CanvasRenderingContext2D} context
   * @param {{x: number, y: number, size: number, label: string | null}} data
   */
  #name(context, { x, y, size, label }) {
    if (!label) return;
    const { ink, raised } = this.#colours;
    context.font = `13px ${this.#font}`;
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = raised;
    context.strokeText(label, x + size + 4, y + 4.5);
    context.fillStyle = ink;
    context.fillText(label, x + size + 4, y + 4.5);
  }

  /**
   * The name of whom one points at, over all else.
   * @param {CanvasRenderingContext2D} context
   * @param {{x: number, y: number, size: number, label: string | null, color: string}} data
   */
  #label(context, { x, y, size, label, color }) {
    const { ink, raised, line } = this.#colours;
    context.beginPath();
    context.arc(x, y, size + 2, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    if (!label) return;
    context.font = `600 13px ${this.#font}`;
    const width = context.measureText(label).width + 12;
    context.beginPath();
    context.roundRect(x + size + 4, y - 11, width, 22, 6);
    context.fillStyle = raised;
    context.fill();
    context.strokeStyle = line;
    context.stroke();
    context.fillStyle = ink;
    context.fillText(label, x + size + 10, y + 4.5);
  }
}

/** Colours as they are now, in light or dark: the canvas knows no style sheet. @param {HTMLElement} place @param {number} opacity of ties @returns {Colours} */
function colours(place, opacity) {
  const probe = document.createElement("span");
  place.append(probe);
  const read = (/** @type {string} */ value) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const [ink = "", soft = "", line = "", tie = "", raised = ""] = [
    "ink",
    "soft",
    "line",
    "tie",
    "raised",
  ].map((name) => read(`var(--${name})`));
  const series = Array.from({ length: 7 }, (_, at) => {
    probe.className = `series-${at}`;
    return read("var(--series)");
  });
  probe.remove();
  return { ink, soft, line, tie: mixed(tie, raised, opacity), raised, series };
}

/** Opaque, so that many lines over each other are no brighter than one. @param {string} ink as rgb(...) @param {string} paper @param {number} share of the ink */
function mixed(ink, paper, share) {
  const [over, under] = [ink, paper].map((colour) => (colour.match(/[\d.]+/g) ?? []).map(Number));
  const parts = [0, 1, 2].map((at) => share * (over?.[at] ?? 0) + (1 - share) * (under?.[at] ?? 0));
  return `rgb(${parts.map(Math.round).join(", ")})`;
}
