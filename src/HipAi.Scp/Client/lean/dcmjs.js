// Stands in for dcmjs in the browser: Cornerstone takes its log from it, and readers of DICOM files that are never used here, as the
// service reads the files.
const silent = () => {};
const logger = () => ({
  trace: silent, debug: silent, log: silent, info: silent, warn: silent, error: (...what) => console.error(...what),
  setLevel: silent, getLevel: () => 4, setDefaultLevel: silent, enableAll: silent, disableAll: silent, getLogger: logger, methodFactory: () => silent,
  levels: { TRACE: 0, DEBUG: 1, INFO: 2, WARN: 3, ERROR: 4, SILENT: 5 },
});

class Unused {
  constructor() {
    throw new Error("DICOM files are read by the service.");
  }
}

export const log = logger();
export const constants = {};

// Cornerstone checks at its start that the keywords it knows are attributes. Here all that begin
// with a capital are, under numbers that are never looked up.
const numbers = new Map();
const entry = name => {
  if (!numbers.has(name)) numbers.set(name, `(FFFF,${numbers.size.toString(16).padStart(4, "0")})`);
  return { name, tag: numbers.get(name), vr: "LO", vm: "1" };
};
const isKeyword = name => typeof name === "string" && /^[A-Z]/.test(name);
const known = new Proxy({}, {
  get: (_, name) => (isKeyword(name) ? entry(name) : undefined),
  getOwnPropertyDescriptor: (_, name) => (isKeyword(name) ? { value: entry(name), configurable: true, enumerable: true } : undefined),
});

export const data = { DicomMetaDictionary: { dictionary: {}, nameMap: known } };
export const async = { AsyncDicomReader: Unused };
export const utilities = { DicomMetadataListener: Unused };
export default { log, constants, data, async, utilities };
