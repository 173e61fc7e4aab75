// The reader's keys. Letters act from anywhere on the page; arrows and the like only where they would not scroll something else.
import { registerKeys, type Key } from "../parts/keys";
import type { Controls } from "./controls";
import type { Room } from "./room";
import { removeLastLength } from "./tools";
import type { View } from "./view";

const step = 0.04;
const far = 40;

/** Registers the keys of a viewer. */
export function startKeyboard(room: Room, controls: Controls): void {
  registerKeys("Images", [...focusKeys(room), ...viewKeys(room, controls), ...mapKeys(room, controls), ...toolKeys(room, controls)]);
  holdSpace(room, controls);
}

function focusKeys(room: Room): Key[] {
  const digits = Array.from({ length: 9 }, (_, index) => String(index + 1));
  return [
    { key: digits, shown: "1 … 9", what: "Go to an image by its number", run: event => room.focus(Number(event.key)) },
    { key: "Enter", what: "Image large, and back", run: () => inViewport() && (room.active && room.enlarge(room.active.cell, !room.enlarged), true) },
    { key: "Escape", what: "All images again", run: () => room.enlarged !== null && (room.enlarge(room.enlarged, false), true) },
  ];
}

function viewKeys(room: Room, controls: Controls): Key[] {
  const act = (key: string | string[], what: string, run: (view: View) => void, shown?: string): Key => ({
    key, what, ...(shown ? { shown } : {}), run: () => isFree(room) && room.active !== null && (run(room.active), true),
  });
  return [
    act("ArrowUp", "Brighter", view => view.nudgeWindow(room.active!.info.isInverted ? step : -step, 0)),
    act("ArrowDown", "Darker", view => view.nudgeWindow(room.active!.info.isInverted ? -step : step, 0)),
    act("ArrowLeft", "More contrast (narrower window)", view => view.nudgeWindow(0, -2 * step)),
    act("ArrowRight", "Less contrast (wider window)", view => view.nudgeWindow(0, 2 * step)),
    act(["+", "="], "Enlarge", view => view.zoom(1.2), "+"),
    act("-", "Reduce", view => view.zoom(1 / 1.2)),
    act("Shift+ArrowUp", "", view => view.pan(0, far)),
    act("Shift+ArrowDown", "", view => view.pan(0, -far)),
    act("Shift+ArrowLeft", "", view => view.pan(far, 0)),
    act("Shift+ArrowRight", "Move the image", view => view.pan(-far, 0), "Shift + arrows"),
    button(controls, "i", "invert", "Invert"),
    button(controls, "z", "fit", "Fit into the window"),
    button(controls, "o", "one", "One image pixel per screen pixel (1:1)"),
    button(controls, ["r", "0"], "reset", "Reset the image"),
    button(controls, "Shift+F", "full", "Full screen, and back"),
  ];
}

function mapKeys(room: Room, controls: Controls): Key[] {
  const fade = (by: number) => controls.choose({ opacity: Math.min(1, Math.max(0, room.choices.opacity + by)) });
  return [
    button(controls, "h", "heat", "Heatmaps on and off"),
    { key: "[", what: "Heatmap fainter", run: () => fade(-0.1) },
    { key: "]", what: "Heatmap stronger", run: () => fade(0.1) },
    button(controls, "b", "boxes", "Hip boxes on and off"),
    button(controls, "f", "failure", "Maps of causes of failure on and off"),
  ];
}

function toolKeys(room: Room, controls: Controls): Key[] {
  return [
    { key: "w", what: "Left button sets the window", run: () => controls.use("window") },
    { key: "p", what: "Left button moves the image", run: () => controls.use("pan") },
    { key: "m", what: "Left button measures a length", run: () => controls.use("length") },
    {
      key: "Delete", what: "Remove the last length",
      run: () => isFree(room) && room.active !== null && removeLastLength(room.active.stage) && (room.redraw(), true),
    },
    { key: " ", what: "", run: () => isFree(room) },
    { key: [], what: "Move the image", shown: "Space + drag", run: () => false },
  ];
}

function button(controls: Controls, key: string | string[], action: string, what: string): Key {
  return { key, what, run: () => controls.do(action) };
}

/** While the space bar is held, the left button pans. */
function holdSpace(room: Room, controls: Controls): void {
  const stop = new AbortController();
  const { signal } = stop;
  const listen = (name: "keydown" | "keyup", tool: "pan" | null) => document.addEventListener(name, event => {
    if (!room.root.isConnected) stop.abort();
    else if (event.key === " " && !event.repeat && (tool === null || isFree(room))) controls.lend(tool);
  }, { signal });
  listen("keydown", "pan");
  listen("keyup", null);
}

/** Whether arrows and space are ours: the focus is on an image, or on nothing in particular. */
function isFree(room: Room): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.id === "main" || inViewport() || activeElement === room.root;
}

function inViewport(): boolean {
  return document.activeElement?.matches("[data-viewport]") ?? false;
}
