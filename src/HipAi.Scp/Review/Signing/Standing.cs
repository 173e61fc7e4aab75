using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>How a report stands, for the banner above it.</summary>
/// <param name="Words">In capitals: preliminary and not reviewed, preliminary and not signed, final or corrected.</param>
/// <param name="Detail">What that means, or who signed.</param>
/// <param name="IsSigned">Whether somebody signed.</param>
internal sealed record Standing(string Words, string Detail, bool IsSigned)
{
    /// <summary>Of a report.</summary>
    public static Standing Of(PreliminaryReport report) => report switch
    {
        { Signature: { } signature, Status: ReportStatus.Corrected } => new("CORRECTED", Signed(signature), true),
        { Signature: { } signature, Status: ReportStatus.Final } => new("FINAL", Signed(signature), true),
        { Author: ReportAuthor.Person } => new(ReportVersions.EditedBanner, "Edited by a person, not signed yet.", false),
        _ => new(ReportComposer.Banner, "Written by software before any radiologist saw the images.", false),
    };

    private static string Signed(ReportSignature signature) =>
        $"Signed by {Display.PersonName(signature.Name)}{(signature.Organization.Length > 0 ? $", {signature.Organization}" : "")}.";
}
