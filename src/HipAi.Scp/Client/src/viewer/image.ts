/** A rectangle in the pixels of an image; the far edges are exclusive. */
export interface Region { x: number; y: number; width: number; height: number }

/** A window over values: what image.json tells. */
export interface Window { center: number; width: number; function: "linear" | "linear_exact" | "sigmoid"; explanation: string }

export interface Spacing { kind: "patient" | "detector" | "unknown"; row: number; column: number; calibration: string; magnification: number | null }
export interface Hip { side: "right" | "left"; region: Region }
export interface Heatmap { id: string; side: "right" | "left"; class: string; className: string; member: string; region: Region; url: string }

export interface FailureMap {
  id: string; side: "right" | "left"; cause: string; causeName: string; region: Region;
  peak: number; peakX: number | null; peakY: number | null; url: string;
}

/** What the service tells of one image (ViewerImageDocument). */
export interface ImageInfo {
  sopInstanceUid: string; number: number; view: string; viewName: string; side: string; sideName: string;
  rows: number; columns: number; format: "uint8" | "int16" | "uint16"; slope: number; intercept: number;
  isInverted: boolean; isVoiLutApplied: boolean; minimum: number; maximum: number; windows: Window[];
  spacing: Spacing | null; patientOrientation: string[]; excludedBecause: string | null; conflicts: string[]; notes: string[];
  hips: Hip[]; heatmaps: Heatmap[]; failureMaps: FailureMap[]; pixelsUrl: string; previewUrl: string;
}
