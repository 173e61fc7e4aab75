namespace HipAi.Dicom.Imaging;

/// <summary>VOI LUT Function (0028,1056), PS3.3 C.11.2.1.3.</summary>
public enum VoiFunction
{
    /// <summary>The default: linear, with the half-pixel corrections of C.11.2.1.2.1.</summary>
    Linear,

    /// <summary>Linear without the corrections (C.11.2.1.3.2).</summary>
    LinearExact,

    /// <summary>A sigmoid (C.11.2.1.3.1).</summary>
    Sigmoid,
}
