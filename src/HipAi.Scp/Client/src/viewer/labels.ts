// The texts in the corners and at the edges of a viewport.
import type { ImageInfo } from "./image";
import type { View } from "./view";

/** Texts that stay as they are: directions at the edges, spacing. */
export function labelOnce(cell: HTMLElement, info: ImageInfo): void {
  const [row, column] = info.patientOrientation;
  put(cell, "edge-right", row ?? "");
  put(cell, "edge-left", opposite(row ?? ""));
  put(cell, "edge-bottom", column ?? "");
  put(cell, "edge-top", opposite(column ?? ""));
  put(cell, "spacing", spacingText(info));
}

/** Texts that follow what the reader does. */
export function labelNow(view: View): void {
  const { center, width } = view.window;
  const voi = view.info.isVoiLutApplied ? " (VOI LUT)" : "";
  put(view.cell, "window", `C ${tidy(center)} W ${tidy(width)}${voi}${view.isInverted ? " inverted" : ""}`);
  put(view.cell, "zoom", `${Math.round(view.scale * 100)} %`);
}

/** A number as short as it can be read. */
export function tidy(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function put(cell: HTMLElement, name: string, text: string): void {
  const label = cell.querySelector<HTMLElement>(`[data-label="${name}"]`);
  if (label && label.textContent !== text) label.textContent = text;
}

function spacingText({ spacing }: ImageInfo): string {
  if (!spacing) return "no spacing";
  const size = `${spacing.row.toPrecision(3)} mm/px`;
  const factor = spacing.magnification ? `, magnified × ${spacing.magnification.toPrecision(3)}` : "";
  return spacing.kind === "patient" ? size : spacing.kind === "detector" ? `${size} at the detector${factor}` : `${size}, calibration not stated`;
}

function opposite(direction: string): string {
  const other: Record<string, string> = { L: "R", R: "L", A: "P", P: "A", H: "F", F: "H" };
  return [...direction].map(letter => other[letter] ?? "").join("");
}
