namespace HipAi.Dicom.Network;

/// <summary>Thrown by a handler that wants to be answered with a status of its own choice.</summary>
public sealed class DicomStatusException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="status">What the peer is told.</param>
    /// <param name="message">What the log is told.</param>
    /// <param name="innerException">What was behind it, if anything.</param>
    public DicomStatusException(DicomStatus status, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(status);
        Status = status;
    }

    /// <summary>What the peer is told.</summary>
    public DicomStatus Status { get; }
}
