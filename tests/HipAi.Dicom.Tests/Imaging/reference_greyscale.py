"""Grey-scale values as pydicom computes them: reference_greyscale.py OUT FILE...

For the n-th file writes OUT/n.f32 with one float per pixel, 0 black, 1 white, of its first frame; nothing for a file that pydicom cannot show.
"""
import pathlib
import sys
import warnings

import numpy as np
import pydicom
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_voi_lut


def highest_and_lowest(data):
    """The range that pydicom maps a window to: what the modality transform can give."""
    if "ModalityLUTSequence" in data:
        return 0.0, 2.0 ** data.ModalityLUTSequence[0].LUTDescriptor[2] - 1
    if data.PixelRepresentation:
        low, high = -(2.0 ** (data.BitsStored - 1)), 2.0 ** (data.BitsStored - 1) - 1
    else:
        low, high = 0.0, 2.0**data.BitsStored - 1
    if "RescaleSlope" in data:
        low, high = (value * float(data.RescaleSlope) + float(data.RescaleIntercept) for value in (low, high))
    return low, high


def show(data):
    pixels = data.pixel_array
    if int(data.get("NumberOfFrames") or 1) > 1:
        pixels = pixels[0]
    values = apply_modality_lut(pixels, data)
    if "WindowWidth" in data and np.atleast_1d(data.WindowWidth)[0] == 0:
        # Some writers mean "none" by it; pydicom refuses it.
        del data.WindowWidth, data.WindowCenter
    if "VOILUTSequence" in data:
        low, high = 0.0, 2.0 ** data.VOILUTSequence[0].LUTDescriptor[2] - 1
    elif "WindowWidth" in data:
        low, high = highest_and_lowest(data)
    else:
        low, high = float(values.min()), float(values.max())
        if low == high:
            return np.zeros(values.shape)
    shown = (np.asarray(apply_voi_lut(values, data), dtype=np.float64) - low) / (high - low)
    return 1 - shown if data.PhotometricInterpretation == "MONOCHROME1" else shown


warnings.simplefilter("ignore")
for number, path in enumerate(sys.argv[2:]):
    try:
        shown = show(pydicom.dcmread(path, force=True))
    except Exception as fault:  # whatever pydicom throws, there is no picture to compare with
        print(f"{path}: {fault}")
    else:
        shown.astype("<f4").tofile(pathlib.Path(sys.argv[1]) / f"{number}.f32")
