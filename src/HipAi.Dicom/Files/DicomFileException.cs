using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Bytes are not the DICOM they should be, go beyond a limit, or a data set cannot be written in the syntax asked for.</summary>
public sealed class DicomFileException : DicomException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">Which element or part, where, and why.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public DicomFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
