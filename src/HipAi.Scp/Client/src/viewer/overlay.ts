// What lies over an image: heatmaps and probability maps on a canvas, boxes, letters, peaks and lengths as SVG. Everything is placed by
// the image's own pixels, so that it stays where it belongs under zoom and pan.
import { annotation } from "@cornerstonejs/tools";
import type { Types } from "@cornerstonejs/core";
import type { FailureMap, Region } from "./image";
import { chosenMaps, type Choices, type Layer } from "./maps";
import { pictureOf } from "./pictures";
import type { View } from "./view";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Draws what the reader chose over the image, where the image is now. */
export function drawOverlay(view: View, choices: Choices): void {
  drawMaps(view, choices);
  const marks = view.cell.querySelector<SVGSVGElement>("[data-marks]")!;
  const { clientWidth, clientHeight } = view.stage;
  marks.setAttribute("viewBox", `0 0 ${clientWidth} ${clientHeight}`);
  marks.replaceChildren(
    ...(choices.boxes ? view.info.hips.filter(hip => !isWhole(view, hip.region)).flatMap(hip => boxOf(view, hip.region, hip.side)) : []),
    ...(choices.failure ? view.info.failureMaps.flatMap(map => peakOf(view, map)) : []),
    ...lengthsOf(view),
  );
}

function drawMaps(view: View, choices: Choices): void {
  const canvas = view.cell.querySelector<HTMLCanvasElement>("[data-heat]")!;
  const { clientWidth, clientHeight } = view.stage;
  const [width, height] = [Math.round(clientWidth * devicePixelRatio), Math.round(clientHeight * devicePixelRatio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d")!;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.imageSmoothingQuality = "high";
  context.globalAlpha = choices.opacity;
  for (const layer of chosenMaps(view.info, choices)) drawLayer(view, context, layer, () => drawOverlay(view, choices));
}

function drawLayer(view: View, context: CanvasRenderingContext2D, layer: Layer, again: () => void): void {
  const picture = pictureOf(layer.urls, again);
  if (!picture) return;
  const [left, top, width, height] = rectangleOf(view, layer.region);
  context.drawImage(picture, left, top, width, height);
}

function rectangleOf(view: View, region: Region): [number, number, number, number] {
  const [left, top] = view.place(region.x, region.y);
  const [right, bottom] = view.place(region.x + region.width, region.y + region.height);
  return [left, top, right - left, bottom - top];
}

/** A box around all of the image tells nothing. */
function isWhole(view: View, region: Region): boolean {
  return region.width * region.height > 0.97 * view.info.columns * view.info.rows;
}

function boxOf(view: View, region: Region, side: string): SVGElement[] {
  const [x, y, width, height] = rectangleOf(view, region);
  return [
    make("rect", { class: "box", "data-box": side, x, y, width, height }),
    make("text", { class: "box-letter", x: x + 8, y: y + height - 32 }, side === "right" ? "R" : "L"),
  ];
}

function peakOf(view: View, map: FailureMap): SVGElement[] {
  const frame = rectangleOf(view, map.region);
  const box = make("rect", { class: "box box-failure", "data-failure": map.cause, x: frame[0], y: frame[1], width: frame[2], height: frame[3] });
  if (map.peakX === null || map.peakY === null) return [box];
  const [x, y] = view.place(map.peakX, map.peakY);
  return [
    box,
    make("circle", { class: "peak", "data-peak": map.cause, cx: x, cy: y, r: 9 }),
    make("path", { class: "peak", d: `M${x - 14} ${y}h9M${x + 5} ${y}h9M${x} ${y - 14}v9M${x} ${y + 5}v9` }),
    make("text", { class: "peak-text", x: x + 16, y: y + 4 }, `${map.causeName}, ${Math.round(map.peak * 100)} %`),
  ];
}

function lengthsOf(view: View): SVGElement[] {
  return annotation.state.getAnnotations("Length", view.stage).flatMap(measured => {
    const points = measured.data.handles?.points;
    if (!points || points.length < 2) return [];
    const [a, b] = [view.onScreen(points[0]!), view.onScreen(points[1]!)];
    const lower = a[1] > b[1] ? a : b;
    return [make("text", { class: "length-text", "data-length": "", x: lower[0] + 8, y: lower[1] + 16 }, lengthOf(view, points[0]!, points[1]!))];
  });
}

function lengthOf(view: View, a: Types.Point3, b: Types.Point3): string {
  const length = Math.hypot(a[0] - b[0], a[1] - b[1]);
  switch (view.info.spacing?.kind) {
    case "patient": return `${length.toFixed(1)} mm`;
    case "detector": return `${length.toFixed(1)} mm at the detector`;
    case "unknown": return `${length.toFixed(1)} mm, calibration not stated`;
    default: return `${length.toFixed(0)} pixels`;
  }
}

function make(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}
