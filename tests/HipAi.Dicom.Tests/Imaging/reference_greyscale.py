"""Grey-scale values as pydicom computes them: for each file named on the command line, FILE.f32 with one float per pixel, 0 black, 1 white."""
import sys

import numpy as np
import pydicom
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_voi_lut

for path in sys.argv[1:]:
    data = pydicom.dcmread(path)
    values = apply_modality_lut(data.pixel_array, data)
    shown = np.asarray(apply_voi_lut(values, data), dtype=np.float64)
    if "VOILUTSequence" in data:
        low, high = 0.0, 2.0 ** data.VOILUTSequence[0].LUTDescriptor[2] - 1
    elif "WindowWidth" in data:
        # pydicom maps a window to the range that the modality transform can give.
        if "ModalityLUTSequence" in data:
            low, high = 0.0, 2.0 ** data.ModalityLUTSequence[0].LUTDescriptor[2] - 1
        elif data.PixelRepresentation:
            low, high = -(2.0 ** (data.BitsStored - 1)), 2.0 ** (data.BitsStored - 1) - 1
        else:
            low, high = 0.0, 2.0**data.BitsStored - 1
        if "RescaleSlope" in data:
            low, high = low * float(data.RescaleSlope) + float(data.RescaleIntercept), high * float(data.RescaleSlope) + float(data.RescaleIntercept)
    else:
        low, high = shown.min(), shown.max()
    shown = (shown - low) / (high - low)
    if data.PhotometricInterpretation == "MONOCHROME1":
        shown = 1 - shown
    shown.astype("<f4").tofile(path + ".f32")
