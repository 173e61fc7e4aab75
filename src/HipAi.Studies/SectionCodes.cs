namespace HipAi.Studies;

/// <summary>How the codes of sections are spelled in the API and in templates.</summary>
public static class SectionCodes
{
    private static readonly string[] Table =
        ["other", "exam", "clinical_information", "technique", "comparison", "findings", "impression", "limitations", "provenance"];

    /// <summary>All codes.</summary>
    public static IReadOnlyList<SectionCode> All { get; } = Enum.GetValues<SectionCode>();

    /// <summary>The spelling, for example <c>findings</c>.</summary>
    public static string Code(this SectionCode code) => Table[(int)code];

    /// <summary>The code of a spelling; null when it is none.</summary>
    /// <param name="text">For example <c>findings</c>.</param>
    public static SectionCode? Find(string text) => Array.IndexOf(Table, text) is >= 0 and var index ? (SectionCode)index : null;
}
