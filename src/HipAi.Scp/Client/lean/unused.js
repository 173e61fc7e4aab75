// Stands in for parts of the viewer's libraries that a radiograph never needs: meshes, contours, WebGPU.
const unused = () => {
  throw new Error("This part of the viewer was left out.");
};

export const [Clipper, ClipType, FillRule, PolyTreeD] = [unused, {}, {}, unused];
export default { newInstance: unused, extend: unused };
