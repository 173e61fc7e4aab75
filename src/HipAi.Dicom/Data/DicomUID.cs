using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;

namespace HipAi.Dicom.Data;

/// <summary>
/// A unique identifier (PS3.5 9). The UIDs of the standard are static members named by their keyword, for example
/// <see cref="Verification"/>. Two UIDs are equal when their texts are.
/// </summary>
/// <param name="UID">The dotted text, at most 64 characters.</param>
/// <param name="Name">The name in PS3.6 Annex A, or the text itself when it is not there.</param>
/// <param name="Type">What it identifies.</param>
/// <param name="IsRetired">Whether the standard has retired it.</param>
public sealed partial record DicomUID(string UID, string Name, DicomUidType Type = DicomUidType.Unknown, bool IsRetired = false)
{
    /// <summary>The longest legal UID, in characters (PS3.5 9.1).</summary>
    public const int MaximumLength = 64;

    private static readonly Lazy<FrozenDictionary<string, DicomUID>> Standard = new(() => AllStandard().ToFrozenDictionary(u => u.UID, StringComparer.Ordinal));

    /// <summary>The UID for a text: the standard's own when there is one, else a new one of type Unknown.</summary>
    /// <param name="uid">The text; padding (nulls, spaces) is removed.</param>
    /// <returns>Never null; the text is not checked (see <see cref="IsValid"/>).</returns>
    public static DicomUID Parse(string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var text = uid.Trim(' ', '\0');
        return Standard.Value.TryGetValue(text, out var known) ? known : new DicomUID(text, text);
    }

    /// <summary>Whether a text is a legal UID (PS3.5 9.1): digits and dots, at most 64, no empty component, no leading zeros.</summary>
    /// <param name="uid">The text, without padding.</param>
    /// <returns>True when it is legal.</returns>
    public static bool IsValid(string? uid)
    {
        if (string.IsNullOrEmpty(uid) || uid.Length > MaximumLength)
        {
            return false;
        }

        foreach (var component in uid.AsSpan().Split('.'))
        {
            var digits = uid.AsSpan(component);
            if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || (digits.Length > 1 && digits[0] == '0'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A new UID that needs no registered root: 2.25. followed by a random UUID as a decimal number (PS3.5 B.2).</summary>
    /// <returns>At most 44 characters.</returns>
    public static DicomUID Generate() => FromGuid(Guid.NewGuid());

    /// <summary>The UID for a given UUID (PS3.5 B.2), for identifiers that must come out the same again.</summary>
    /// <param name="guid">The UUID.</param>
    /// <returns>2.25. followed by the UUID as a decimal number.</returns>
    public static DicomUID FromGuid(Guid guid)
    {
        var number = new BigInteger(guid.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true);
        var text = "2.25." + number.ToString(CultureInfo.InvariantCulture);
        return new DicomUID(text, text);
    }

    /// <summary>Whether both have the same text.</summary>
    /// <param name="other">The other UID.</param>
    /// <returns>True when the texts are equal.</returns>
    public bool Equals(DicomUID? other) => other is not null && string.Equals(UID, other.UID, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => UID.GetHashCode(StringComparison.Ordinal);

    /// <summary>The dotted text.</summary>
    /// <returns>The same as <see cref="UID"/>.</returns>
    public override string ToString() => UID;
}
