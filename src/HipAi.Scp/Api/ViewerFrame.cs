using HipAi.Dicom.Imaging;

namespace HipAi.Scp.Api;

/// <summary>What a viewer needs of a stored file.</summary>
/// <param name="Frame">The samples.</param>
/// <param name="Spacing">How large a pixel is; null when the file does not say.</param>
internal sealed record ViewerFrame(GrayscaleFrame Frame, ViewerSpacing? Spacing);
