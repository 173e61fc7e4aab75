// Which maps the reader sees.
import type { Heatmap, ImageInfo, Region } from "./image";

/** What the reader chose to see over the images. */
export interface Choices {
  hips: "off" | "right" | "left" | "both";
  /** Name of a model; "" for the mean of all. */
  member: string;
  /** Code of a class; "" for the class that was found. */
  class: string;
  /** 0 to 1. */
  opacity: number;
  boxes: boolean;
  failure: boolean;
}

/** Pictures that are drawn as one, their mean, over a part of an image. */
export interface Layer { urls: string[]; region: Region }

/** The layers to draw over an image: per hip one of the heatmap, then the maps of failure. */
export function chosenMaps(info: ImageInfo, choices: Choices): Layer[] {
  const sides = choices.hips === "off" ? [] : choices.hips === "both" ? ["right", "left"] : [choices.hips];
  const heat = sides.flatMap(side => layersOf(info.heatmaps.filter(map => map.side === side), choices));
  return choices.failure ? [...heat, ...info.failureMaps.map(map => ({ urls: [map.url], region: map.region }))] : heat;
}

function layersOf(ofHip: Heatmap[], choices: Choices): Layer[] {
  const wanted = choices.class || ofHip[0]?.class;
  const maps = ofHip.filter(map => map.class === wanted && (!choices.member || map.member === choices.member));
  // Maps of one hip cover the same part of the image; should they not, each is drawn where it belongs.
  const byRegion = new Map<string, Layer>();
  for (const { region, url } of maps) {
    const key = `${region.x} ${region.y} ${region.width} ${region.height}`;
    const layer = byRegion.get(key) ?? { urls: [], region };
    layer.urls.push(url);
    byRegion.set(key, layer);
  }
  return [...byRegion.values()];
}

/** Whether there are maps of several classes for one hip and model. */
export function hasClassChoice(info: ImageInfo): boolean {
  const ofHips = new Map<string, string>();
  return info.heatmaps.some(map => {
    const key = `${map.side} ${map.member}`;
    const known = ofHips.get(key);
    ofHips.set(key, map.class);
    return known !== undefined && known !== map.class;
  });
}
