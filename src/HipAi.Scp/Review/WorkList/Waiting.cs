using System.Globalization;
using HipAi.Scp.Storage.Listing;
using HipAi.Studies;

namespace HipAi.Scp.Review.WorkList;

/// <summary>How the work list words what it shows. The script words ages alike.</summary>
internal static class Waiting
{
    /// <summary>How long something lies back: <c>now</c>, <c>12 min</c>, <c>3 h 05 min</c>, <c>2 days</c>.</summary>
    internal static string Age(TimeSpan age) => age.TotalMinutes < 1
        ? "now"
        : age.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min")
            : age.TotalDays < 1
                ? string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h {age.Minutes:00} min")
                : Words.Count((int)age.TotalDays, "day");

    /// <summary>A view, as short as it is still clear: laterals of a hip are frog-leg or cross-table.</summary>
    internal static string View(RadiographView view) => view.DisplayName().Replace(" lateral", "", StringComparison.Ordinal);

    /// <summary>A kind of study in the tabs above the list.</summary>
    internal static string Name(Attention kind) => kind switch
    {
        Attention.Specify => "need you to specify",
        Attention.Held => "held",
        Attention.Drafted => "drafted",
        Attention.InProgress => "in progress",
        Attention.Signed => "signed",
        _ => kind.ToString(),
    };

    /// <summary>Where a study stands, as its row says it.</summary>
    internal static string State(WorkListRow row) => row switch
    {
        { Attention: Attention.Held or Attention.InProgress } => Display.State(row.Summary.State),
        { HasOffer: true } => "New images since, draft offered",
        { Report: ListedReport.Signed, SignedBy: { } by } => $"Signed by {Display.PersonName(by)}",
        { Report: ListedReport.Corrected, SignedBy: { } by } => $"Signed again by {Display.PersonName(by)}",
        { Report: ListedReport.Edited } => "Edited by a person, not signed",
        _ => "Drafted, not reviewed",
    };

    /// <summary>Whether its report lies where it is to go; null before there is one.</summary>
    internal static string? Delivery(WorkListRow row) => row switch
    {
        { Report: ListedReport.None } => null,
        { Dead: > 0 } => "NOT DELIVERED",
        { Waiting: > 0 } => "on its way",
        _ => "delivered",
    };
}
