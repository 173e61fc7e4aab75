// Stands in for the table that Cornerstone's processor path draws with: the same, and it knows sigmoid windows, as its WebGL path does.
// Its name, arguments and result are Cornerstone's (cpuFallback/rendering/generateLut.js).
export default function generateLut(image, windowWidth, windowCenter, invert) {
  const { minPixelValue, maxPixelValue } = image;
  const offset = Math.min(minPixelValue, 0);
  image.cachedLut ??= { lutArray: new Uint8ClampedArray(maxPixelValue - offset + 1) };
  const shown = image.voiLUTFunction === "SIGMOID"
    ? value => 255 / (1 + Math.exp(-4 * (value - windowCenter) / windowWidth))
    : value => ((value - (windowCenter - 0.5)) / (windowWidth - 1) + 0.5) * 255;
  const lut = image.cachedLut.lutArray;
  for (let value = minPixelValue; value <= maxPixelValue; value++) lut[value - offset] = invert ? 255 - shown(value) : shown(value);
  return lut;
}
