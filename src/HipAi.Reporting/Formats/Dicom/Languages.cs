using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Languages as codes (PS3.16 CID 5000).</summary>
internal static class Languages
{
    /// <summary>The language of codes and comments.</summary>
    public const string OfCodes = "en";

    // PS3.5 6.2: a code value is no longer.
    private const int LongestTag = 16;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English", ["de"] = "German", ["fr"] = "French", ["es"] = "Spanish", ["it"] = "Italian", ["nl"] = "Dutch", ["pt"] = "Portuguese",
    };

    /// <summary>The code of a language tag (RFC 5646); null for one that is none.</summary>
    public static CodedConcept? Of(string tag) =>
        tag.Length is >= 2 and <= LongestTag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new CodedConcept(tag, "RFC5646", Names.GetValueOrDefault(tag.Split('-')[0], tag))
            : null;
}
