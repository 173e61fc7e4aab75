namespace HipAi.Dicom.Network.Pdus;

/// <summary>The user information item (PS3.8 9.3.2.3) with the sub-items of PS3.7 D.3.3 that are understood here; others are skipped.</summary>
internal sealed record UserInformation
{
    /// <summary>Item 51: largest P-DATA-TF value its sender takes; 0 = any. An absent item says nothing, hence any.</summary>
    public uint MaximumLength { get; init; }

    /// <summary>Item 52; empty when absent.</summary>
    public string ImplementationClassUid { get; init; } = string.Empty;

    /// <summary>Item 55; empty when absent.</summary>
    public string ImplementationVersionName { get; init; } = string.Empty;

    /// <summary>Item 53; null when absent.</summary>
    public AsynchronousOperationsWindow? OperationsWindow { get; init; }

    /// <summary>Items 54.</summary>
    public IReadOnlyList<RoleSelection> Roles { get; init; } = [];

    /// <summary>Items 56.</summary>
    public IReadOnlyList<DicomExtendedNegotiation> Extended { get; init; } = [];

    /// <summary>Items 57 (requests only).</summary>
    public IReadOnlyList<DicomCommonExtendedNegotiation> CommonExtended { get; init; } = [];

    /// <summary>Item 58 (requests only); null when absent.</summary>
    public DicomUserIdentity? Identity { get; init; }

    /// <summary>Item 59 (answers only): the server response, empty for types 1 and 2; null when absent.</summary>
    public ReadOnlyMemory<byte>? IdentityResponse { get; init; }
}
