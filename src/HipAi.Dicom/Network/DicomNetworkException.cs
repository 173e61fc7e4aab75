namespace HipAi.Dicom.Network;

/// <summary>The association or its transport failed: the message says what was seen and on whose side.</summary>
public class DicomNetworkException : IOException
{
    /// <summary>Makes the exception.</summary>
    public DicomNetworkException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
