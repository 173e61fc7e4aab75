namespace HipAi.Dicom.Network;

/// <summary>Who the requestor says the user is (PS3.7 D.3.3.7). Printing it never shows the secret.</summary>
public sealed class DicomUserIdentity
{
    /// <summary>Makes an identity.</summary>
    /// <param name="type">1 user name, 2 user name and passcode, 3 Kerberos ticket, 4 SAML assertion, 5 JSON web token.</param>
    /// <param name="positiveResponseRequested">Whether the requestor asks to be told that it was accepted.</param>
    /// <param name="primary">User name in UTF-8, ticket, assertion or token; up to 65535 bytes.</param>
    /// <param name="secondary">Passcode in UTF-8, for type 2 only; up to 65535 bytes.</param>
    /// <exception cref="ArgumentException">A field does not fit its 16 bit length.</exception>
    public DicomUserIdentity(byte type, bool positiveResponseRequested, ReadOnlyMemory<byte> primary, ReadOnlyMemory<byte> secondary)
    {
        if (primary.Length > ushort.MaxValue) throw new ArgumentException("The primary field has at most 65535 bytes.", nameof(primary));
        if (secondary.Length > ushort.MaxValue) throw new ArgumentException("The secondary field has at most 65535 bytes.", nameof(secondary));
        Type = type;
        PositiveResponseRequested = positiveResponseRequested;
        Primary = primary;
        Secondary = secondary;
    }

    /// <summary>1 user name, 2 user name and passcode, 3 Kerberos ticket, 4 SAML assertion, 5 JSON web token.</summary>
    public byte Type { get; }

    /// <summary>Whether the requestor asks to be told that the identity was accepted.</summary>
    public bool PositiveResponseRequested { get; }

    /// <summary>User name in UTF-8, ticket, assertion or token.</summary>
    public ReadOnlyMemory<byte> Primary { get; }

    /// <summary>Passcode in UTF-8; empty unless <see cref="Type"/> is 2.</summary>
    public ReadOnlyMemory<byte> Secondary { get; }

    /// <summary>The type only: names, tickets and passcodes do not belong in logs.</summary>
    public override string ToString() => $"user identity of type {Type} (content hidden)";
}
