namespace HipAi.Dicom.Imaging;

/// <summary>How the samples of a <see cref="GrayscaleFrame"/> are written.</summary>
public enum SampleFormat
{
    /// <summary>One byte, 0 to 255.</summary>
    UInt8,

    /// <summary>Two bytes, little endian, two's complement.</summary>
    Int16,

    /// <summary>Two bytes, little endian, 0 to 65535.</summary>
    UInt16,
}
