// One image in its viewport: what the reader does with it, in the terms of a reader.
import { Enums, type RenderingEngine, type StackViewport, type Types, getShouldUseCPURendering } from "@cornerstonejs/core";
import type { ImageInfo, Window } from "./image";
import { imageIdOf } from "./loader";
import { fromRange, isHighDark, toRange } from "./windows";

/** A place on the screen, in CSS pixels from the top left of the viewport. */
export type Place = [number, number];

export class View {
  window: Window;
  isInverted = false;
  /** Whether the samples are there; before that nothing has a place. */
  isLoaded = false;
  private readonly viewport: StackViewport;
  private isFitted = true;
  private isQuiet = false;

  /**
   * @param cell The element that takes the focus and shows the texts.
   * @param stage The element that the image is drawn in.
   */
  constructor(readonly cell: HTMLElement, readonly stage: HTMLDivElement, readonly info: ImageInfo, engine: RenderingEngine) {
    this.window = info.windows[0]!;
    const viewportId = `image-${info.number}`;
    engine.enableElement({ viewportId, type: Enums.ViewportType.STACK, element: stage, defaultOptions: { background: [0, 0, 0] } });
    this.viewport = engine.getViewport(viewportId) as StackViewport;
    stage.addEventListener(Enums.Events.VOI_MODIFIED, event => this.readWindow((event as CustomEvent<{ range: Types.VOIRange }>).detail.range));
    stage.addEventListener(Enums.Events.CAMERA_MODIFIED, () => { if (!this.isQuiet) this.isFitted = false; });
  }

  get id(): string {
    return this.viewport.id;
  }

  /** Loads the samples and draws them with the first window. */
  async load(): Promise<void> {
    await this.viewport.setStack([imageIdOf(this.info)]);
    this.isLoaded = true;
    this.fit();
    this.applyWindow();
  }

  setWindow(window: Window): void {
    this.window = window;
    this.applyWindow();
  }

  /** Moves centre and width by shares of the width. */
  nudgeWindow(center: number, width: number): void {
    const step = Math.max(this.window.width, 1);
    this.setWindow({ ...this.window, center: this.window.center + center * step, width: Math.max(1, this.window.width + width * step) });
  }

  invert(): void {
    this.isInverted = !this.isInverted;
    this.applyWindow();
  }

  /** Shows all of the image. */
  fit(): void {
    this.isFitted = true;
    this.quietly(() => this.viewport.resetCamera());
    this.viewport.render();
  }

  /** What changes the size of the viewport: an image that was shown whole is so again. */
  static resize(views: View[], resize: () => void): void {
    views.forEach(view => view.isQuiet = true);
    resize();
    views.forEach(view => {
      view.isQuiet = false;
      if (view.isLoaded && view.isFitted) view.fit();
    });
  }

  reset(): void {
    this.isInverted = false;
    this.setWindow(this.info.windows[0]!);
    this.fit();
  }

  /** One pixel of the image on one pixel of the screen. */
  oneToOne(): void {
    this.zoom(1 / this.scale);
    // Whole pixels on whole pixels: nothing is blurred between two.
    const off = this.place(0, 0).map(at => (Math.round(at * devicePixelRatio) - at * devicePixelRatio) / devicePixelRatio);
    this.pan(off[0]!, off[1]!);
  }

  /** Pixels of the screen that a pixel of the image takes. */
  get scale(): number {
    const [a, b] = [this.place(0, 0), this.place(100, 0)];
    return (Math.hypot(b[0] - a[0], b[1] - a[1]) / 100) * devicePixelRatio;
  }

  /** Enlarges by a factor; what lies in the middle stays there. */
  zoom(factor: number): void {
    const { parallelScale } = this.viewport.getCamera();
    if (!parallelScale) return;
    this.viewport.setCamera({ parallelScale: parallelScale / factor });
    this.viewport.render();
  }

  /** Moves the image, in CSS pixels. */
  pan(right: number, down: number): void {
    const { focalPoint, position } = this.viewport.getCamera();
    if (!focalPoint || !position) return;
    const [from, to] = [this.viewport.canvasToWorld([0, 0]), this.viewport.canvasToWorld([right, down])];
    const moved = (point: Types.Point3) => point.map((value, axis) => value - (to[axis]! - from[axis]!)) as Types.Point3;
    this.viewport.setCamera({ focalPoint: moved(focalPoint), position: moved(position) });
    this.viewport.render();
  }

  /** Where a place of the image, counted from the outer corner of its first pixel, lies on the screen. */
  place(column: number, row: number): Place {
    const [spacingRow, spacingColumn] = this.info.spacing ? [this.info.spacing.row, this.info.spacing.column] : [1, 1];
    // Drawn by WebGL, the middle of the first pixel is the origin; drawn by the processor, its corner.
    const corner = getShouldUseCPURendering() ? 0 : 0.5;
    return this.onScreen([(column - corner) * spacingColumn, (row - corner) * spacingRow, 0]);
  }

  onScreen(world: Types.Point3): Place {
    return this.viewport.worldToCanvas(world) as Place;
  }

  private quietly(change: () => void): void {
    this.isQuiet = true;
    change();
    this.isQuiet = false;
  }

  private applyWindow(): void {
    const shape = this.window.function === "sigmoid" ? Enums.VOILUTFunctionType.SAMPLED_SIGMOID : Enums.VOILUTFunctionType.LINEAR;
    const range = toRange(this.info, this.window);
    const invert = isHighDark(this.info, this.isInverted);
    this.viewport.setProperties(getShouldUseCPURendering() ? { voiRange: range, invert } : { VOILUTFunction: shape, voiRange: range, invert }, true);
    this.tellProcessor(shape);
    this.viewport.render();
  }

  /** The processor's path reads the function off the image. */
  private tellProcessor(shape: Enums.VOILUTFunctionType): void {
    const image = this.viewport.getCornerstoneImage();
    if (!image || image.voiLUTFunction === shape) return;
    image.voiLUTFunction = shape;
    delete image.cachedLut;
  }

  private readWindow(range: Types.VOIRange): void {
    const read = fromRange(this.info, range, this.window.function);
    if (Math.abs(read.center - this.window.center) + Math.abs(read.width - this.window.width) > 1e-6 * this.window.width) this.window = read;
  }
}
