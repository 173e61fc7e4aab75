using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Languages as codes (PS3.16 CID 5000).</summary>
internal static class Languages
{
    /// <summary>The language of codes and comments.</summary>
    public const string OfCodes = "en";

    /// <summary>The code of a language tag (RFC 5646).</summary>
    public static CodedConcept Of(string tag) => new(tag, "RFC5646", tag == OfCodes ? "English" : tag);
}
