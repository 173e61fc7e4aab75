using HipAi.Dicom.Files;
using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>One simulated radiograph.</summary>
/// <param name="File">The DICOM object: DX For Presentation or CR, Explicit VR Little Endian.</param>
/// <param name="Raw">The same exposure as DX For Processing; null where none was asked for or the device writes none.</param>
/// <param name="SopInstanceUid">SOP Instance UID.</param>
/// <param name="View">The projection.</param>
/// <param name="Side">The side it was taken of.</param>
public sealed record SimulatedImage(DicomFile File, DicomFile? Raw, string SopInstanceUid, RadiographView View, ImageLaterality Side);
