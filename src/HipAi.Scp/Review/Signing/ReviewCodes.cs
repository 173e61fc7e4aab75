using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>How the words of a review are spelled in JSON and forms. Part of the API's contract: a name here is never changed, only added.</summary>
internal static class ReviewCodes
{
    /// <summary>A first reading that names no class.</summary>
    public const string CannotTell = "cannot_tell";

    /// <summary><c>accept</c>, <c>change</c> or <c>reject</c>.</summary>
    public static string Code(this HipVerdict verdict) => verdict switch
    {
        HipVerdict.Accepted => "accept",
        HipVerdict.Changed => "change",
        HipVerdict.Rejected => "reject",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without an API code."),
    };

    /// <summary>The verdict of a code; none for any other text.</summary>
    public static HipVerdict Verdict(string? code) => code switch
    {
        "accept" => HipVerdict.Accepted,
        "change" => HipVerdict.Changed,
        "reject" => HipVerdict.Rejected,
        _ => HipVerdict.None,
    };

    /// <summary>The side of a code; null for any other text.</summary>
    public static HipSide? Side(string? code) => code switch
    {
        "right" => HipSide.Right,
        "left" => HipSide.Left,
        _ => null,
    };

    /// <summary>The class of a code; null for any other text.</summary>
    public static HardwareClass? Class(string? code) => HardwareClasses.All.Cast<HardwareClass?>().FirstOrDefault(hardware => hardware!.Value.Code() == code);

    /// <summary>The code of what was read first.</summary>
    public static string Code(this FirstReading reading) => reading.Class?.Code() ?? CannotTell;
}
