// Cornerstone's image loader "hipai:": samples as the service sends them, without a decoder in the browser.
import { imageLoader, metaData, utilities, Enums, type Types } from "@cornerstonejs/core";
import type { ImageInfo } from "./image";
import { toRange } from "./windows";

const scheme = "hipai";
const known = new Map<string, ImageInfo>();
let isRegistered = false;

/** Makes an image known and gives the id that Cornerstone loads it by. */
export function imageIdOf(info: ImageInfo): string {
  if (!isRegistered) {
    imageLoader.registerImageLoader(scheme, load as Types.ImageLoaderFn);
    metaData.addProvider(describe, 1000);
    isRegistered = true;
  }
  const id = `${scheme}:${info.pixelsUrl}`;
  known.set(id, info);
  return id;
}

function load(imageId: string): { promise: Promise<Types.IImage>; cancelFn: () => void } {
  const stop = new AbortController();
  return { promise: read(imageId, stop.signal), cancelFn: () => stop.abort() };
}

async function read(imageId: string, signal: AbortSignal): Promise<Types.IImage> {
  const info = known.get(imageId)!;
  const answer = await fetch(info.pixelsUrl, { signal });
  if (!answer.ok) throw new Error((await answer.json().catch(() => null))?.detail ?? answer.statusText);
  const samples = samplesOf(info, await answer.arrayBuffer());
  if (samples.length !== info.rows * info.columns) throw new Error("The image changed: load the page again.");
  return imageOf(imageId, info, samples);
}

function samplesOf(info: ImageInfo, bytes: ArrayBuffer): Uint8Array | Int16Array | Uint16Array {
  return info.format === "uint8" ? new Uint8Array(bytes) : info.format === "int16" ? new Int16Array(bytes) : new Uint16Array(bytes);
}

function imageOf(imageId: string, info: ImageInfo, samples: Uint8Array | Int16Array | Uint16Array): Types.IImage {
  const { rows, columns } = info;
  const [lowest, highest] = extremes(samples);
  const voxelManager = utilities.VoxelManager.createImageVoxelManager({ width: columns, height: rows, numberOfComponents: 1, scalarData: samples, id: imageId });
  // How far a drag goes follows the range of the image; padding lies outside of it.
  const range = [info.minimum, info.maximum].map(value => (value - info.intercept) / info.slope).sort((a, b) => a - b);
  voxelManager.getRange = () => range as [number, number];
  const { lower, upper } = toRange(info, info.windows[0]!);
  const [spacingRow, spacingColumn] = spacingOf(info);
  return {
    imageId, rows, columns, height: rows, width: columns, color: false, rgba: false, numberOfComponents: 1, invert: false,
    photometricInterpretation: "MONOCHROME2", slope: 1, intercept: 0, minPixelValue: lowest, maxPixelValue: highest,
    windowCenter: (lower + upper + 1) / 2, windowWidth: upper - lower + 1, voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    rowPixelSpacing: spacingRow, columnPixelSpacing: spacingColumn, sizeInBytes: samples.byteLength, dataType: samples.constructor.name,
    getPixelData: () => samples, voxelManager,
  } as unknown as Types.IImage;
}

function extremes(samples: Uint8Array | Int16Array | Uint16Array): [number, number] {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (sample < lowest) lowest = sample;
    if (sample > highest) highest = sample;
  }
  return [lowest, highest];
}

/** Row and column spacing in millimetres; 1, a pixel, where the file tells none. */
function spacingOf(info: ImageInfo): [number, number] {
  return info.spacing ? [info.spacing.row, info.spacing.column] : [1, 1];
}

function describe(type: string, imageId: string): unknown {
  const info = known.get(imageId);
  if (!info) return undefined;
  const bits = info.format === "uint8" ? 8 : 16;
  const [row, column] = spacingOf(info);
  switch (type) {
    case Enums.MetadataModules.IMAGE_PLANE:
      return {
        rows: info.rows, columns: info.columns, rowPixelSpacing: row, columnPixelSpacing: column, pixelSpacing: [row, column],
        rowCosines: [1, 0, 0], columnCosines: [0, 1, 0], imageOrientationPatient: [1, 0, 0, 0, 1, 0], imagePositionPatient: [0, 0, 0],
        frameOfReferenceUID: info.sopInstanceUid, ...(info.spacing ? {} : { usingDefaultValues: true }),
      };
    case Enums.MetadataModules.IMAGE_PIXEL:
      return {
        rows: info.rows, columns: info.columns, samplesPerPixel: 1, photometricInterpretation: "MONOCHROME2", bitsAllocated: bits, bitsStored: bits,
        highBit: bits - 1, pixelRepresentation: info.format === "int16" ? 1 : 0,
      };
    case Enums.MetadataModules.GENERAL_SERIES:
      return { modality: "DX", seriesInstanceUID: info.sopInstanceUid };
    default:
      return undefined;
  }
}
