// The bar over the images. Everything in it says by itself what it does, and shows the state of the viewport in use.
import { showKeys } from "../parts/keys";
import type { ImageInfo } from "./image";
import { tidy } from "./labels";
import { hasClassChoice, type Choices } from "./maps";
import type { Room } from "./room";
import { useLeft, type LeftTool } from "./tools";
import { presets } from "./windows";

export class Controls {
  private mapsOf = -1;
  private presetsOf: ImageInfo | null = null;

  constructor(private readonly room: Room) {
    this.bar.addEventListener("click", event => this.clicked(event));
    this.bar.addEventListener("change", event => this.typed(event.target as HTMLInputElement));
    this.bar.addEventListener("input", event => this.slid(event.target as HTMLInputElement));
    this.bar.addEventListener("submit", event => event.preventDefault());
    document.addEventListener("fullscreenchange", () => this.show());
    room.onChange(() => this.show());
    this.show();
  }

  /** Does what a button does; keys call it too. */
  do(action: string): void {
    const { room } = this;
    const view = room.active;
    switch (action) {
      case "invert": view?.invert(); break;
      case "fit": view?.fit(); break;
      case "one": view?.oneToOne(); break;
      case "reset": view?.reset(); break;
      case "enlarge": if (view) room.enlarge(view.cell, !room.enlarged); break;
      case "full": void this.toggleFullScreen(); break;
      case "heat": this.choose({ hips: room.choices.hips === "off" ? "both" : "off" }); break;
      case "boxes": this.choose({ boxes: !room.choices.boxes }); break;
      case "failure": this.choose({ failure: !room.choices.failure }); break;
      case "keys": showKeys(); break;
    }
    this.show();
  }

  /** Gives the left button its tool. */
  use(tool: LeftTool): void {
    this.room.left = tool;
    useLeft(tool);
    this.show();
  }

  /** Lends the left button to another tool as long as a key is held. */
  lend(tool: LeftTool | null): void {
    useLeft(tool ?? this.room.left);
  }

  choose(choice: Partial<Choices>): void {
    if (!this.room.showsFindings) return;
    Object.assign(this.room.choices, choice);
    this.room.redraw();
  }

  private get bar(): HTMLFormElement {
    return this.room.root.querySelector<HTMLFormElement>("[data-controls]")!;
  }

  private field<T extends HTMLInputElement | HTMLSelectElement>(name: string): T {
    return this.bar.elements.namedItem(name) as T;
  }

  private clicked(event: Event): void {
    const button = (event.target as Element).closest<HTMLButtonElement>("button");
    if (button?.dataset.tool) this.use(button.dataset.tool as LeftTool);
    else if (button?.dataset.do) this.do(button.dataset.do);
  }

  private typed(field: HTMLInputElement | HTMLSelectElement): void {
    const view = this.room.active;
    switch (field.name) {
      case "center": case "width": {
        const value = Number(field.value);
        if (view && Number.isFinite(value) && (field.name === "center" || value > 0)) view.setWindow({ ...view.window, [field.name]: value, explanation: "" });
        break;
      }
      case "preset": if (view) view.setWindow(presets(view.info)[Number(field.value)] ?? view.window); break;
      case "hips": case "member": case "class": this.choose({ [field.name]: field.value }); break;
    }
  }

  private slid(field: HTMLInputElement): void {
    if (field.name === "opacity") this.choose({ opacity: Number(field.value) / 100 });
  }

  private async toggleFullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.room.root.requestFullscreen();
  }

  private show(): void {
    this.offerMaps();
    const { active, choices } = this.room;
    this.press("[data-tool]", button => button.dataset.tool === this.room.left);
    const on: Record<string, boolean> = {
      invert: active?.isInverted ?? false, heat: choices.hips !== "off", boxes: choices.boxes, failure: choices.failure,
      enlarge: this.room.enlarged !== null, full: document.fullscreenElement === this.room.root,
    };
    this.press("[data-do][aria-pressed]", button => on[button.dataset.do!] ?? false);
    if (this.room.showsFindings) {
      this.field<HTMLSelectElement>("hips").value = choices.hips;
      this.field<HTMLInputElement>("opacity").value = String(Math.round(choices.opacity * 100));
    }
    if (!active) return;
    this.offerPresets(active.info);
    this.write("center", tidy(active.window.center));
    this.write("width", tidy(active.window.width));
    const chosen = presets(active.info).findIndex(known =>
      Math.abs(known.center - active.window.center) + Math.abs(known.width - active.window.width) < 1e-6 * known.width && known.function === active.window.function);
    this.field<HTMLSelectElement>("preset").value = chosen < 0 ? "" : String(chosen);
  }

  private press(selector: string, isOn: (button: HTMLElement) => boolean): void {
    this.bar.querySelectorAll<HTMLElement>(selector).forEach(button => button.setAttribute("aria-pressed", String(isOn(button))));
  }

  private write(name: string, text: string): void {
    const field = this.field<HTMLInputElement>(name);
    if (document.activeElement !== field) field.value = text;
  }

  private offerPresets(info: ImageInfo): void {
    if (this.presetsOf === info) return;
    this.presetsOf = info;
    fill(this.field("preset"), [["", "Own"], ...presets(info).map((window, index): [string, string] => [String(index), window.explanation])]);
  }

  /** Models and classes whose maps there are; a choice of one is no choice. */
  private offerMaps(): void {
    if (!this.room.showsFindings || this.mapsOf === this.room.views.length) return;
    this.mapsOf = this.room.views.length;
    const maps = this.room.views.flatMap(view => view.info.heatmaps);
    const members = [...new Set(maps.map(map => map.member))].sort();
    fill(this.field("member"), [["", "All models, mean"], ...members.map((member): [string, string] => [member, member])]);
    this.field("member").closest<HTMLElement>("label")!.hidden = members.length < 2;
    const classes = new Map(maps.map(map => [map.class, map.className]));
    const hasChoice = this.room.views.some(view => hasClassChoice(view.info));
    fill(this.field("class"), [["", "Class found"], ...classes]);
    this.field("class").closest<HTMLElement>("label")!.hidden = !hasChoice;
    this.bar.querySelectorAll<HTMLElement>("[data-needs-maps]").forEach(part => part.hidden = maps.length === 0);
    const hasFailures = this.room.views.some(view => view.info.failureMaps.length > 0);
    this.bar.querySelectorAll<HTMLElement>("[data-needs-failures]").forEach(part => part.hidden = !hasFailures);
  }
}

function fill(select: HTMLSelectElement, options: [string, string][]): void {
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
}
