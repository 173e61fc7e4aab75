using HipAi.Scp.Delivery;
using HipAi.Scp.Security;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>What a person does with a newer draft that is offered beside their text (requirement B4): takes it, whole or by sections, or dismisses it.</summary>
internal sealed class OfferDesk(ReviewDesk desk, ReviewLedger ledger, DeliveryAlarms alarms, TimeProvider time)
{
    /// <summary>Makes the offered draft the text that stands, or those of its sections that are wanted; of the others the person's stay.</summary>
    /// <param name="uid">The study.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="version">The offered version.</param>
    /// <param name="sections">The numbers of the sections that are taken, from 0; null for all.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Why not; null when it was written.</returns>
    public async Task<ReviewRefusal?> TakeAsync(string uid, ReviewSeen seen, int version, IReadOnlyList<int>? sections, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        if ((refusal ?? WhyNot(file!, version)) is { } no) return no;
        if (file!.IsSigned) return ReviewRefusal.NotNow("report", "The report is signed: dismiss the draft, and add an addendum or correct the report.");
        var offered = file.Offered!;
        if (sections?.Any(number => number < 0 || number >= offered.Sections.Count) == true)
            return ReviewRefusal.Faulty("sections", $"The draft has the sections 0 to {offered.Sections.Count - 1}.");
        if (sections is []) return ReviewRefusal.Faulty("sections", "Say which sections are taken, or dismiss the draft.");
        var made = ReportVersions.Edited(offered, ReportVersions.Next(file.Versions), Merged(file.Stands, offered, sections), time.GetUtcNow(), file.Decided) with { WrittenBy = by.Name };
        var part = sections is null ? "whole" : $"{sections.Count} of {offered.Sections.Count} sections";
        var entry = by.Entry(AuditAction.DraftTaken, uid, $"version {made.Version} from the draft of version {version}, {part}");
        var what = $"Report version {made.Version} taken by {by.Actor.Name} from the draft of version {version}, {part}";
        if (!await ledger.AppendAsync(uid, seen, made, entry, what, null, ct)) return await desk.MovedAsync(uid, seen, by, ct);
        alarms.Ring();
        return null;
    }

    /// <summary>Keeps the text that stands. The draft is not shown again; a later one is.</summary>
    /// <returns>Why not; null when it was written.</returns>
    public async Task<ReviewRefusal?> DismissAsync(string uid, ReviewSeen seen, int version, Reviewer by, CancellationToken ct)
    {
        var (file, refusal) = await desk.OpenAsync(uid, seen, by, ct);
        if ((refusal ?? WhyNot(file!, version)) is { } no) return no;
        return await ledger.DismissAsync(uid, seen, version, by, ct) ? null : await desk.MovedAsync(uid, seen, by, ct);
    }

    private static ReviewRefusal? WhyNot(ReviewFile file, int version) =>
        file.Offered?.Version == version ? null : ReviewRefusal.NotNow("version", $"Version {version} is not offered.");

    private static List<ReportSection> Merged(PreliminaryReport stands, PreliminaryReport offered, IReadOnlyList<int>? taken)
    {
        if (taken is null) return [.. offered.Sections];
        var merged = offered.Sections.Select((section, i) => taken.Contains(i) ? section : Same(stands, section) ?? section).ToList();
        merged.AddRange(stands.Sections.Where(section => Same(offered, section) is null));
        return merged;
    }

    private static ReportSection? Same(PreliminaryReport report, ReportSection section) =>
        report.Sections.FirstOrDefault(other => other.Code == section.Code && other.Heading == section.Heading);
}
