using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>Pixel data cannot be shown: an element it needs is absent or wrong, or no decoder knows its transfer syntax.</summary>
public sealed class DicomImagingException : DicomException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">Which element and why.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public DicomImagingException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static DicomImagingException About(DicomTag tag, string cause, Exception? inner = null) => new($"{DicomDictionary.Describe(tag)}: {cause}", inner);
}
