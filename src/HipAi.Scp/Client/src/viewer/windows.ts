// The arithmetic between windows, which speak of values, and the range of samples that the display draws from black to white.
// GrayscaleWindow.cs is its twin on the server.
import type { ImageInfo, Window } from "./image";

/** Samples that are drawn black and white at their ends. */
export interface Range { lower: number; upper: number }

/** Narrower than a step between samples, and yet no division by zero. */
const narrowest = 0.01;

/** The range of samples that a window covers. */
export function toRange(image: ImageInfo, window: Window): Range {
  // A sigmoid has its own meaning of centre and width in every unit; the linear functions have half a value to correct (PS3.3 C.11.2.1.2).
  const inSamples = (value: number) => (value - image.intercept) / image.slope;
  const [low, high] = window.function === "sigmoid"
    ? ends({ ...window, center: inSamples(window.center), width: Math.abs(window.width / image.slope) })
    : ends(window).map(inSamples) as [number, number];
  const lower = Math.min(low, high);
  return { lower, upper: Math.max(low, high, lower + narrowest) };
}

/** The window that covers a range of samples. */
export function fromRange(image: ImageInfo, range: Range, shape: Window["function"]): Window {
  const [a, b] = [range.lower * image.slope + image.intercept, range.upper * image.slope + image.intercept];
  const corrected = shape === "linear_exact" ? 0 : 1;
  return { center: (a + b + corrected) / 2, width: Math.abs(b - a) + corrected, function: shape, explanation: "" };
}

/** Whether high samples are drawn dark. */
export function isHighDark(image: ImageInfo, invertedByReader: boolean): boolean {
  return (image.isInverted !== image.slope < 0) !== invertedByReader;
}

/** The windows to choose from: those of the file, and some made from the first. */
export function presets(image: ImageInfo): Window[] {
  const first = image.windows[0]!;
  const [low, high] = ends(first);
  // Bone is where the image is bright: at high values, or at low ones in an inverted image.
  const at = (share: number) => low + (high - low) * (image.isInverted ? 1 - share : share);
  const made = (explanation: string, center: number, width: number): Window => ({ center, width: Math.max(width, 1), function: "linear_exact", explanation });
  return [
    ...image.windows.map((window, index) => ({ ...window, explanation: nameOf(window, index) })),
    made("Bone", at(0.65), (high - low) * 0.6),
    made("Soft tissue", at(0.35), (high - low) * 0.6),
    made("Wide", at(0.5), (high - low) * 1.6),
    made("Full range", (image.minimum + image.maximum) / 2, image.maximum - image.minimum),
  ];
}

function nameOf(window: Window, index: number): string {
  const name = index === 0 ? "Default" : `Window ${index + 1}`;
  return window.explanation ? `${name}: ${window.explanation}` : name;
}

function ends(window: Window): [number, number] {
  return window.function === "linear_exact"
    ? [window.center - window.width / 2, window.center + window.width / 2]
    : [window.center - 0.5 - (window.width - 1) / 2, window.center - 0.5 + (window.width - 1) / 2];
}
