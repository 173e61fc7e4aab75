namespace HipAi.Dicom.Network;

/// <summary>TLS of a <see cref="DicomClient"/> (PS3.15 B.12).</summary>
public sealed record DicomTlsClientOptions
{
    /// <summary>Our certificate, if the peer wants one, and the authorities that vouch for the peer.</summary>
    public required DicomTlsCredentials Credentials { get; init; }

    /// <summary>The name that the peer's certificate must carry. <value>Default null: <see cref="DicomClientOptions.Host"/>.</value></summary>
    public string? ExpectedHostName { get; init; }

    /// <summary>
    /// SHA-256 of the peer's certificate in hexadecimal, 64 characters. Where given, that one certificate is believed, whoever
    /// issued it and whatever name it carries, and no other. <value>Default null.</value>
    /// </summary>
    public string? PinnedThumbprint { get; init; }

    /// <summary>Versions, cipher suites, revocation, time-out.</summary>
    public DicomTlsPolicy Policy { get; init; } = new();

    /// <summary>Throws when a value is out of its range.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Credentials);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Policy.HandshakeTimeout, TimeSpan.Zero);
        if (PinnedThumbprint is { } pin && (pin.Length != 64 || !pin.All(char.IsAsciiHexDigit)))
            throw new ArgumentException("A thumbprint is a SHA-256 in 64 hexadecimal characters.", nameof(PinnedThumbprint));
    }
}
