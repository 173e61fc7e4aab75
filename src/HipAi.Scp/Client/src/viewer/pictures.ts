// Map pictures, loaded once; of several the mean.
const pictures = new Map<string, HTMLImageElement>();
const means = new Map<string, HTMLCanvasElement>();

/** The picture, or the mean of several; null while one is on its way, and then `arrived` is called. */
export function pictureOf(urls: string[], arrived: () => void): CanvasImageSource | null {
  const all = urls.map(load);
  const missing = all.filter(picture => !picture.complete);
  missing.forEach(picture => picture.addEventListener("load", arrived, { once: true }));
  if (missing.length > 0 || all.some(picture => picture.naturalWidth === 0)) return null;
  return all.length === 1 ? all[0]! : meanOf(urls.join(" "), all);
}

function load(url: string): HTMLImageElement {
  const known = pictures.get(url);
  if (known) return known;
  const picture = new Image();
  picture.src = url;
  pictures.set(url, picture);
  return picture;
}

/** Colour and opacity both are the mean: each picture adds its share. */
function meanOf(key: string, all: HTMLImageElement[]): HTMLCanvasElement {
  const known = means.get(key);
  if (known) return known;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [all[0]!.naturalWidth, all[0]!.naturalHeight];
  const context = canvas.getContext("2d")!;
  context.globalCompositeOperation = "lighter";
  context.globalAlpha = 1 / all.length;
  for (const picture of all) context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  means.set(key, canvas);
  return canvas;
}
