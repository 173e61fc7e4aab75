namespace HipAi.Dicom.Network.Pdus;

/// <summary>
/// The fixed part of A-ASSOCIATE-RQ and -AC (PS3.8 Table 9-11, bytes 7 to 74). The 16 + 16 + 32 bytes are kept as they came,
/// because an acceptor returns them unchanged (Table 9-17).
/// </summary>
/// <param name="ProtocolVersion">Bit 0 = version 1.</param>
/// <param name="CalledAeTitle">Without padding.</param>
/// <param name="CallingAeTitle">Without padding.</param>
/// <param name="Field">The 64 bytes: called title, calling title, reserved.</param>
internal sealed record AssociateTitles(ushort ProtocolVersion, string CalledAeTitle, string CallingAeTitle, ReadOnlyMemory<byte> Field)
{
    /// <summary>Length of <see cref="Field"/>: two AE titles and 32 reserved bytes.</summary>
    public const int FieldLength = (2 * PduLimits.AeTitleLength) + 32;

    /// <summary>Makes the field of a new request.</summary>
    /// <exception cref="ArgumentException">A title is not 1 to 16 printable ASCII characters without backslash, or is blank.</exception>
    public static AssociateTitles Create(string calledAeTitle, string callingAeTitle)
    {
        var field = new byte[FieldLength];
        field.AsSpan(0, 2 * PduLimits.AeTitleLength).Fill((byte)' ');
        Put(calledAeTitle, field.AsSpan(0, PduLimits.AeTitleLength), nameof(calledAeTitle));
        Put(callingAeTitle, field.AsSpan(PduLimits.AeTitleLength, PduLimits.AeTitleLength), nameof(callingAeTitle));
        return new AssociateTitles(1, calledAeTitle.Trim(' '), callingAeTitle.Trim(' '), field);
    }

    private static void Put(string title, Span<byte> field, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title, name);
        var trimmed = title.Trim(' ');
        if (trimmed.Length > PduLimits.AeTitleLength || trimmed.Any(c => c is < ' ' or > '~' or '\\'))
            throw new ArgumentException($"AE title '{title}' is not 1 to 16 printable ASCII characters without backslash.", name);
        for (var i = 0; i < trimmed.Length; i++) field[i] = (byte)trimmed[i];
    }
}
