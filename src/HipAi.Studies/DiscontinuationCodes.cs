namespace HipAi.Studies;

/// <summary>
/// The reasons of PS3.16 CID 9300 for which a procedure step is discontinued. Only these are ever told: what else a sender writes there is
/// free text.
/// </summary>
public static class DiscontinuationCodes
{
    /// <summary>110514: the step was begun under the wrong worklist entry, so its images may be of another patient.</summary>
    public const string IncorrectWorklistEntry = "110514";

    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["110500"] = "doctor canceled procedure",
        ["110501"] = "equipment failure",
        ["110502"] = "incorrect procedure ordered",
        ["110503"] = "patient allergic to media or contrast",
        ["110504"] = "patient died",
        ["110505"] = "patient refused to continue procedure",
        ["110506"] = "patient taken for treatment or surgery",
        ["110507"] = "patient did not arrive",
        ["110508"] = "patient pregnant",
        ["110509"] = "change of procedure for correct charging",
        ["110510"] = "duplicate order",
        ["110511"] = "nursing unit cancel",
        ["110512"] = "incorrect side ordered",
        ["110513"] = "discontinued for unspecified reason",
        [IncorrectWorklistEntry] = "incorrect worklist entry selected",
        ["110515"] = "patient condition prevented continuing",
        ["110516"] = "equipment change",
    };

    /// <summary>Whether a code of coding scheme DCM is one of them.</summary>
    public static bool IsKnown(string code) => Meanings.ContainsKey(code);

    /// <summary>Code and meaning, <c>110501, equipment failure</c>; null for a code that is none of them.</summary>
    public static string? Describe(string code) => Meanings.TryGetValue(code, out var meaning) ? $"{code}, {meaning}" : null;
}
