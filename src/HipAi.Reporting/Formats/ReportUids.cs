using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>
/// The identifiers of what is made from a report version. They follow from study, version and use, so that a form that is written
/// again, or sent again after a crash, is the same object and never a second one (requirement D7). Pure.
/// </summary>
public static class ReportUids
{
    /// <summary>UID of an object or series: <c>2.25.</c> and 128 bits of a hash (PS3.5 B.2), at most 44 characters.</summary>
    /// <param name="studyInstanceUid">The study.</param>
    /// <param name="version">The report version; 0 for what belongs to the study and outlives versions, as tracking identifiers do.</param>
    /// <param name="use">What it is for, for example <c>sr</c> or <c>heatmap/ID</c>; the same use gives the same UID.</param>
    public static string Uid(string studyInstanceUid, int version, string use) => Uid(Hash(studyInstanceUid, version, use));

    /// <summary>UID of a model as a device: another one whenever name, version or weights are others, the same in every study and installation.</summary>
    /// <param name="model">The model.</param>
    public static string OfModel(ModelIdentity model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Uid(SHA256.HashData(Encoding.UTF8.GetBytes($"HipAI model\n{model.Name}\n{model.Version}\n{model.Sha256}")));
    }

    /// <summary>A control or resource id of 20 letters and digits (HL7 v2.5.1 MSH-10 allows no more).</summary>
    /// <param name="studyInstanceUid">The study.</param>
    /// <param name="version">The report version, or 0.</param>
    /// <param name="use">What it is for.</param>
    public static string Token(string studyInstanceUid, int version, string use) =>
        Convert.ToHexStringLower(Hash(studyInstanceUid, version, use).AsSpan(0, 10));

    private static string Uid(byte[] hash)
    {
        var bytes = hash.AsSpan(0, 16);
        // Version 8 and the variant of RFC 9562: the number is a UUID that a hash was made into.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "2.25." + new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
    }

    private static byte[] Hash(string studyInstanceUid, int version, string use)
    {
        ArgumentException.ThrowIfNullOrEmpty(studyInstanceUid);
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentException.ThrowIfNullOrEmpty(use);
        return SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"HipAI\n{studyInstanceUid}\n{version}\n{use}")));
    }
}
