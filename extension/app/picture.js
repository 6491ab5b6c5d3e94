/** Sigma, of which the last picture is moved as a whole while another one would take too long to draw. */

import { Sigma } from "../vendor/graph.js";

const QUICK = 24; // ms that a picture may take to be drawn for each frame of a movement
const REST = 120; // ms without movement, after which it is drawn again
const FARTHEST = 0.6; // of its width or height that a picture is moved before it is drawn again
const LARGEST = 2.5; // times that it is enlarged, or made smaller

export class Picture extends Sigma {
  /** Where the camera was when it was drawn. @type {import("sigma/types").CameraState | null} */
  #drawn = null;
  #took = Number.POSITIVE_INFINITY; // ms, the last time
  #moved = false;
  #busy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Called once a movement is over. */
  onRest = () => {};

  /** @param {ConstructorParameters<typeof Sigma>} told as Sigma is told */
  constructor(...told) {
    super(...told);
    this.on("beforeRender", () => this.#stay());
    this.on("afterRender", () => this.#measure());
    this.on("kill", () => clearTimeout(this.#timer));
    this.#measure();
  }

  /** Whether a picture is being drawn: the graphics card, or who stands in for it, has not said that it is done. */
  get isBusy() {
    return this.#busy;
  }

  /** Whether what is seen is the last picture, moved. */
  get isMoved() {
    return this.#moved;
  }

  /** Called by Sigma whenever the camera, or what is shown, has changed. */
  scheduleRender() {
    const { x, y, ratio } = this.getCamera().getState();
    const was = this.#drawn;
    const same = was && was.x === x && was.y === y && was.ratio === ratio;
    if (!was || same || (this.#took < QUICK && !this.#busy) || this.#move(was))
      return super.scheduleRender();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => super.scheduleRender(), REST);
    return this;
  }

  /**
   * Move what was drawn to where it belongs now.
   * @param {import("sigma/types").CameraState} was
   * @returns whether that is so far that it had better be drawn again
   */
  #move(was) {
    const corner = this.viewportToFramedGraph({ x: 0, y: 0 }, { cameraState: was });
    const now = this.getCamera().getState();
    const { x, y } = this.framedGraphToViewport(corner, { cameraState: now });
    const scale = was.ratio / now.ratio;
    const { width, height } = this.getDimensions();
    // From the middle: what is enlarged grows to all sides.
    const off = {
      x: x + (width * scale) / 2 - width / 2,
      y: y + (height * scale) / 2 - height / 2,
    };
    const far = Math.abs(off.x) > FARTHEST * width || Math.abs(off.y) > FARTHEST * height;
    if (!this.#busy && (far || Math.max(scale, 1 / scale) > LARGEST)) return true;
    this.#moved = true;
    for (const canvas of this.#layers) {
      canvas.style.transformOrigin = "0 0";
      canvas.style.translate = `${x}px ${y}px`;
      canvas.style.scale = `${scale}`;
    }
    return false;
  }

  /** It is drawn where it belongs. */
  #stay() {
    clearTimeout(this.#timer);
    if (!this.#moved) return;
    this.#moved = false;
    for (const canvas of this.#layers) canvas.style.translate = canvas.style.scale = "";
    queueMicrotask(this.onRest);
  }

  /** Note how long it takes until all that was asked for is on the screen. */
  #measure() {
    const began = performance.now();
    this.#drawn = this.getCamera().getState();
    const gl = this.getCanvases().edges?.getContext("webgl2");
    const done = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (!gl || !done) return;
    gl.flush();
    this.#busy = true;
    const look = () => {
      const still =
        !gl.isContextLost() && gl.getSyncParameter(done, gl.SYNC_STATUS) === gl.UNSIGNALED;
      if (still) {
        requestAnimationFrame(look);
        return;
      }
      gl.deleteSync(done);
      this.#busy = false;
      this.#took = performance.now() - began;
    };
    requestAnimationFrame(look);
  }

  /** All but the one that the mouse is over. */
  get #layers() {
    const { mouse, ...rest } = this.getCanvases();
    return Object.values(rest);
  }
}
