using HipAi.Studies;

namespace HipAi.Scp.Storage.Listing;

/// <summary>
/// What a study is found by, in capitals: patient's name and id, accession number, UID and institution. It stands in an index, whose entries
/// must stay small: what is longer than its value representation allows is cut.
/// </summary>
internal static class SearchText
{
    /// <summary>Most characters of one value; of an entry of the index three bytes each.</summary>
    private const int MostOfOne = 96;

    /// <summary>Most words that are looked for.</summary>
    private const int MostWords = 6;

    private static readonly char[] Between = [' ', ',', '^', '=', '\t', '\r', '\n', '\0'];

    /// <summary>Of a study.</summary>
    internal static string Of(string studyInstanceUid, StudyFacts facts) => string.Join('\n', new[]
    {
        facts.PatientName, facts.PatientId, facts.AccessionNumber, studyInstanceUid, facts.InstitutionName,
    }.Select(value => Folded(value).Trim()));

    /// <summary>The words of what somebody typed; a study is found by all of them, in any order.</summary>
    internal static IReadOnlyList<string> Words(string typed) =>
        [.. typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords).Select(Folded)];

    private static string Folded(string value)
    {
        var cut = value.Length <= MostOfOne ? value : value[..(char.IsHighSurrogate(value[MostOfOne - 1]) ? MostOfOne - 1 : MostOfOne)];
        return string.Join(' ', cut.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries));
    }
}
