#!/usr/bin/env python3
"""Makes the samples that HipAi.Dicom decodes at start, one or more per transfer syntax (requirement A4).

    /usr/bin/python3 eng/CodecSamples/make.py      (Debian: dcmtk libgdcm-tools python3-pydicom python3-numpy)

Writes src/HipAi.Dicom/Imaging/Codecs/Samples/*.dcm and samples.csv there. Every picture is computed here: nothing in them comes
from a patient. samples.csv has, per file, the transfer syntax, the SHA-256 of the native pixels, the pattern it was made of, and the largest
difference that the lossy codec made when the sample was made (0 for the others, whose hash is that of the pattern itself).
"""
import hashlib
import pathlib
import subprocess
import tempfile

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage

ROWS, COLUMNS = 37, 51  # odd, so that a codec that rounds sizes up is found out
HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src/HipAi.Dicom/Imaging/Codecs/Samples"


def pattern(bits, signed=False):
    """A gradient in both directions, a disc and a checkerboard: smooth parts, edges and the full range."""
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    top = (1 << bits) - 1
    values = (x / (COLUMNS - 1) * 0.6 + y / (ROWS - 1) * 0.4) * top
    disc = (x - 17) ** 2 + (y - 20) ** 2 < 64
    values = np.where(disc, top - values, values)
    board = (x > 40) & (y < 10)
    values = np.where(board, ((x + y) % 2) * top, values)
    values = np.rint(values).astype(np.int64) - ((1 << (bits - 1)) if signed else 0)
    return values.astype({8: np.uint8, 12: np.uint16, 16: np.int16 if signed else np.uint16}[bits])


def colour():
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    planes = [255 * x / (COLUMNS - 1), 255 * y / (ROWS - 1), 255 * (x + y) / (ROWS + COLUMNS - 2)]
    return np.rint(np.stack(planes, axis=-1)).astype(np.uint8)


def native(path, pixels, bits):
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID = SecondaryCaptureImageStorage
    data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID = "2.25.1"
    data.PatientID, data.PatientName, data.StudyInstanceUID, data.SeriesInstanceUID = "", "", "2.25.2", "2.25.3"
    data.Modality, data.ConversionType = "OT", "WSD"
    data.SamplesPerPixel = 3 if pixels.ndim == 3 else 1
    data.PhotometricInterpretation = "RGB" if pixels.ndim == 3 else "MONOCHROME2"
    if pixels.ndim == 3:
        data.PlanarConfiguration = 0
    data.Rows, data.Columns = ROWS, COLUMNS
    data.BitsAllocated, data.BitsStored, data.HighBit = pixels.itemsize * 8, bits, bits - 1
    data.PixelRepresentation = int(pixels.dtype.kind == "i")
    raw = pixels.tobytes()
    data.add_new(0x7FE00010, "OW" if pixels.itemsize > 1 else "OB", raw + b"\0" * (len(raw) % 2))
    data.is_little_endian, data.is_implicit_VR = True, False
    data.save_as(path, write_like_original=False)
    return raw


def encapsulated_uncompressed(source, target):
    data = pydicom.dcmread(source)
    data.PixelData = encapsulate([data.PixelData])
    data["PixelData"].is_undefined_length = True
    data["PixelData"].VR = "OB"
    data.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1.98"
    data.save_as(target, write_like_original=False)


# name, pattern, command ({0} is the native file, {1} the sample); the order is that in which HipAI wants the syntaxes: native ones,
# those that lose nothing, those that do
SAMPLES = [
    ("explicit-u12", "u12", "dcmconv +te {0} {1}"),
    ("implicit-u12", "u12", "dcmconv +ti {0} {1}"),
    ("deflated-u12", "u12", "dcmconv +td {0} {1}"),
    ("big-endian-u12", "u12", "dcmconv +tb {0} {1}"),
    ("encapsulated-u12", "u12", encapsulated_uncompressed),
    ("jpeg-lossless-sv1-u12", "u12", "dcmcjpeg +e1 {0} {1}"),
    ("jpeg-lossless-sv1-u16", "u16", "dcmcjpeg +e1 {0} {1}"),
    ("jpeg-lossless-sv1-s16", "s16", "dcmcjpeg +e1 {0} {1}"),
    ("jpeg-lossless-u16", "u16", "dcmcjpeg +el +sv 6 {0} {1}"),
    ("jpeg-ls-u12", "u12", "dcmcjpls +el {0} {1}"),
    ("jpeg-ls-u16", "u16", "dcmcjpls +el {0} {1}"),
    ("jpeg-2000-lossless-u12", "u12", "gdcmconv --j2k {0} {1}"),
    ("jpeg-2000-lossless-s16", "s16", "gdcmconv --j2k {0} {1}"),
    ("rle-u16", "u16", "dcmcrle {0} {1}"),
    ("jpeg-baseline-u8", "u8", "dcmcjpeg +eb +q 95 {0} {1}"),
    ("jpeg-baseline-rgb", "rgb", "dcmcjpeg +eb +q 95 +s4 {0} {1}"),
    ("jpeg-extended-u12", "u12", "dcmcjpeg +ee +q 98 +bt {0} {1}"),
    ("jpeg-ls-near-lossless-u12", "u12", "dcmcjpls +en +md 3 {0} {1}"),
    ("jpeg-2000-u12", "u12", "gdcmconv --j2k --lossy --irreversible -r 4 {0} {1}"),
]


def decoded(path, work):
    out = work / "decoded.dcm"
    subprocess.run(["gdcmconv", "--raw", path, out], check=True, capture_output=True)
    return pydicom.dcmread(out)


def difference(one, other):
    return int(np.abs(one.astype(np.int64) - other.astype(np.int64)).max())


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*"):
        old.unlink()
    lines = ["file,transfer syntax,sha256,pattern,largest difference"]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        patterns = {"u8": (pattern(8), 8), "u12": (pattern(12), 12), "u16": (pattern(16), 16), "s16": (pattern(16, True), 16), "rgb": (colour(), 8)}
        raws = {name: native(work / f"{name}.dcm", pixels, bits) for name, (pixels, bits) in patterns.items()}
        for name, source, command in SAMPLES:
            target = TARGET / f"{name}.dcm"
            if callable(command):
                command(work / f"{source}.dcm", target)
            else:
                subprocess.run([part.format(work / f"{source}.dcm", target) for part in command.split()], check=True, capture_output=True)
            syntax = pydicom.dcmread(target, stop_before_pixels=True).file_meta.TransferSyntaxUID
            lossy = syntax in ("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91")
            raw, largest = raws[source], 0
            if lossy:
                result = decoded(target, work)
                raw = result.PixelData[: len(raws[source])]
                original = patterns[source][0]
                # The decoder leaves YBR as it is; its samples are compared with those of the pattern, made YBR.
                if result.PhotometricInterpretation.startswith("YBR"):
                    original = pydicom.pixel_data_handlers.convert_color_space(original, "RGB", "YBR_FULL")
                largest = difference(np.frombuffer(raw, original.dtype).reshape(original.shape), original)
            lines.append(f"{target.name},{syntax},{hashlib.sha256(raw).hexdigest()},{source},{largest}")
            print(lines[-1], target.stat().st_size)
    (TARGET / "samples.csv").write_text("\n".join(lines) + "\n")


main()
