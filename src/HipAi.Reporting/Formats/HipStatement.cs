using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>What the forms may state of the hardware of one hip, in English and in codes: the class, a probable class with the one it is easily confused with, or nothing.</summary>
internal static class HipStatement
{
    /// <summary>Without a full stop: <c>Total hip arthroplasty</c>, <c>Probable total hip arthroplasty versus hemiarthroplasty</c>, <c>Indeterminate; radiologist to specify</c>.</summary>
    public static string Of(HipFinding hip) => hip.Status != FindingStatus.Certain ? FindingCodes.Indeterminate.Meaning
        : Versus(hip) is { } other ? $"Probable {InSentence(hip.Class)} versus {InSentence(other)}"
        : hip.Class.DisplayName();

    /// <summary>The class that a stated one is easily confused with; null mostly, and for an indeterminate hip, which states none.</summary>
    public static HardwareClass? Versus(HipFinding hip) => hip.Status == FindingStatus.Certain ? Differential.Of(hip) : null;

    /// <summary>How sure the statement is.</summary>
    public static CodedConcept Status(HipFinding hip) => hip.Status != FindingStatus.Certain ? FindingCodes.Indeterminate
        : Versus(hip) is null ? FindingCodes.Certain
        : FindingCodes.Probable;

    // THA stays THA.
    private static string InSentence(HardwareClass hardware)
    {
        var name = hardware.DisplayName();
        return char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
