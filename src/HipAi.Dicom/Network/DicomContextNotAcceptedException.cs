namespace HipAi.Dicom.Network;

/// <summary>The peer accepted no presentation context for what was to be sent. Nothing was sent; the association goes on.</summary>
public sealed class DicomContextNotAcceptedException : DicomNetworkException
{
    /// <summary>Makes the exception.</summary>
    public DicomContextNotAcceptedException(string abstractSyntax, string? transferSyntax)
        : base(transferSyntax is null
            ? $"The peer accepted no presentation context for SOP class {abstractSyntax}."
            : $"The peer accepted no presentation context for SOP class {abstractSyntax} in transfer syntax {transferSyntax}.")
    {
        AbstractSyntax = abstractSyntax;
        TransferSyntax = transferSyntax;
    }

    /// <summary>SOP class UID.</summary>
    public string AbstractSyntax { get; }

    /// <summary>Transfer syntax UID; null when any would have done.</summary>
    public string? TransferSyntax { get; }
}
