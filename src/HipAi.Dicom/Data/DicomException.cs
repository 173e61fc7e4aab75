namespace HipAi.Dicom.Data;

/// <summary>The base of everything that this library throws about DICOM content: a peer's or a file's fault, never a fault of the caller.</summary>
public abstract class DicomException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">Which field and why, in a sentence an operator understands.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    protected DicomException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
