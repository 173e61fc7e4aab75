// The viewer of one study: its viewports, which of them is in use, and what the reader chose for all of them.
import { RenderingEngine, init, Enums, getShouldUseCPURendering } from "@cornerstonejs/core";
import { Enums as ToolEnums } from "@cornerstonejs/tools";
import { call } from "../parts/call";
import type { ImageInfo } from "./image";
import { labelNow, labelOnce } from "./labels";
import type { Choices } from "./maps";
import { drawOverlay } from "./overlay";
import { giveTools, prepareTools, type LeftTool } from "./tools";
import { View } from "./view";

export class Room {
  readonly views: View[] = [];
  readonly choices: Choices;
  /** False while the reader reads blind first: nothing that was found lies over the images (requirement F3). */
  readonly showsFindings: boolean;
  /** What the left button does. */
  left: LeftTool = "window";
  private readonly engine: RenderingEngine;
  private readonly sizes: ResizeObserver;
  private readonly listeners: (() => void)[] = [];
  private current: View | null = null;

  constructor(readonly root: HTMLElement) {
    this.showsFindings = root.dataset.findings !== "hidden";
    this.choices = { hips: this.showsFindings ? "both" : "off", member: "", class: "", opacity: 0.5, boxes: this.showsFindings, failure: false };
    init({ rendering: { webGlContextCount: 1 } } as Parameters<typeof init>[0]);
    prepareTools();
    root.dataset.drawnBy = getShouldUseCPURendering() ? "processor" : "webgl";
    this.engine = new RenderingEngine("reading");
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(root.querySelector("[data-grid]")!);
    this.cells.forEach(cell => this.listenTo(cell));
  }

  /** Loads the images; each appears when it is there, in place of its preview. */
  async load(): Promise<void> {
    await Promise.all(this.cells.map(cell => this.show(cell)));
    this.root.dataset.state = "ready";
  }

  /** The viewport that keys and controls act on: the one with the focus last, or the first. */
  get active(): View | null {
    return this.current ?? this.loaded[0] ?? null;
  }

  /** Calls back when the active viewport, its window or what is chosen changes. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  changed(): void {
    this.listeners.forEach(listener => listener());
  }

  /** Gives a viewport the focus; false when there is none of that number. */
  focus(number: number): boolean {
    const cell = this.root.querySelector<HTMLElement>(`[data-viewport="${number}"]`);
    if (this.enlarged && cell && this.enlarged !== cell) this.enlarge(cell, true);
    cell?.focus({ preventScroll: true });
    return cell !== null;
  }

  get enlarged(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(".viewport.is-enlarged");
  }

  /** Shows one viewport over the whole area, or all of them again. */
  enlarge(cell: HTMLElement, on: boolean): void {
    this.root.querySelectorAll(".is-enlarged").forEach(other => other.classList.remove("is-enlarged"));
    cell.classList.toggle("is-enlarged", on);
    this.root.classList.toggle("has-enlarged", on);
    this.resize();
    this.loaded.forEach(view => view.fit());
    this.changed();
  }

  /** Draws what lies over the images again, after a choice. */
  redraw(): void {
    this.loaded.forEach(view => drawOverlay(view, this.choices));
    this.changed();
  }

  close(): void {
    this.sizes.disconnect();
    this.engine.destroy();
  }

  private get loaded(): View[] {
    return this.views.filter(view => view.isLoaded);
  }

  private get cells(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>("[data-describe]")];
  }

  private listenTo(cell: HTMLElement): void {
    // Cornerstone gives its stage the focus and takes all keys there: the cell keeps it.
    cell.addEventListener("focusin", event => (event.target === cell ? this.activate(cell) : cell.focus({ preventScroll: true })));
    cell.addEventListener("pointerdown", () => cell.focus({ preventScroll: true }));
    cell.addEventListener("dblclick", () => this.enlarge(cell, !cell.classList.contains("is-enlarged")));
    cell.addEventListener("contextmenu", event => event.preventDefault());
  }

  private activate(cell: HTMLElement): void {
    this.current = this.loaded.find(view => view.cell === cell) ?? null;
    this.root.querySelectorAll(".viewport").forEach(other => other.classList.toggle("is-active", other === cell));
    this.changed();
  }

  private async show(cell: HTMLElement): Promise<void> {
    const status = cell.querySelector<HTMLElement>("[data-status]")!;
    try {
      const info = await call<ImageInfo>("GET", cell.dataset.describe!);
      labelOnce(cell, info);
      const view = new View(cell, cell.querySelector<HTMLDivElement>("[data-stage]")!, info, this.engine);
      this.views.push(view);
      this.views.sort((a, b) => a.info.number - b.info.number);
      this.follow(view);
      giveTools(this.engine.id, this.views.map(known => known.id), this.left);
      this.changed();
      await view.load();
      status.textContent = "";
      cell.dataset.loaded = "true";
      this.changed();
    } catch (fault) {
      // The preview stays; the words say that it is not the whole image.
      status.textContent = `Preview only: ${fault instanceof Error ? fault.message : "the image could not be loaded."}`;
    }
  }

  private follow(view: View): void {
    const draw = () => {
      if (!view.isLoaded) return;
      drawOverlay(view, this.choices);
      labelNow(view);
      if (view === this.active) this.changed();
    };
    view.stage.addEventListener(Enums.Events.IMAGE_RENDERED, draw);
    view.stage.addEventListener(ToolEnums.Events.ANNOTATION_RENDERED, draw);
  }

  private resize(): void {
    if (this.views.length > 0) View.resize(this.views, () => this.engine.resize(true, true));
  }
}
