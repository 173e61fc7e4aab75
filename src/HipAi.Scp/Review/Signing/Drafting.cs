using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>
/// Brings what was decided on hips into the text (requirement F2): by the template, where nobody has changed a section; as a proposal, where
/// somebody has. A person's words are never replaced.
/// </summary>
internal sealed class Drafting(Recompose recompose)
{
    /// <summary>The text that a person works on.</summary>
    public async Task<ReviewDraft> OfAsync(ReviewFile file, CancellationToken ct)
    {
        // What is offered tells of other findings than the text that stands, and what is signed is changed by nobody but a person.
        var isClosed = file.Offered is not null || file.IsSigned;
        if (await ComposeAsync(file, [], ct) is not { } asFound) return new ReviewDraft([.. file.Stands.Sections.Select(AsItStands)], []);
        var before = await ComposeAsync(file, file.Stands.Decisions ?? [], ct) ?? asFound;
        var now = await ComposeAsync(file, file.Decided, ct) ?? asFound;
        return new ReviewDraft(
            [.. file.Stands.Sections.Select(section => isClosed ? AsItStands(section) : Section(section, Same(asFound, section), Same(before, section), Same(now, section)))],
            await LinesAsync(file, now, ct));
    }

    private static DraftSection AsItStands(ReportSection section) => new(section, section.Text, null);

    private static DraftSection Section(ReportSection stands, string? asFound, string? before, string? now)
    {
        if (now is null || stands.Text == now || ReviewText.IsReadOnly(stands)) return AsItStands(stands);
        var isUntouched = stands.Text == asFound || stands.Text == before;
        return isUntouched ? new DraftSection(stands, now, null) : new DraftSection(stands, stands.Text, before == now ? null : now);
    }

    private static string? Same(IReadOnlyList<ReportSection> composed, ReportSection section) =>
        composed.FirstOrDefault(other => other.Code == section.Code && other.Heading == section.Heading)?.Text;

    /// <summary>The lines that tell of each hip that somebody has to look at: those that would be others with another class.</summary>
    private async Task<IReadOnlyList<HipLines>> LinesAsync(ReviewFile file, IReadOnlyList<ReportSection> now, CancellationToken ct)
    {
        var lines = new List<HipLines>();
        foreach (var hip in file.Prediction.Hips)
        {
            var decision = file.Decided.FirstOrDefault(made => made.Side == hip.Side);
            if (decision is null && hip.Status == FindingStatus.Certain) continue;
            HipDecision[] others = [.. file.Decided.Where(made => made.Side != hip.Side)];
            HardwareClass?[] theirs = [.. others.Select(made => made.Class), .. file.Prediction.Hips.Where(one => one.Side != hip.Side).Select(one => (HardwareClass?)one.Class)];
            var found = await ComposeAsync(file, others, ct);
            var other = await ComposeAsync(file, [.. others, new HipDecision(hip.Side, HipVerdict.Changed, Other(hip, decision, theirs), "")], ct);
            if (found is not null && other is not null) lines.Add(new HipLines(hip.Side, HipLines.OnlyIn(found, other), HipLines.OnlyIn(now, other)));
        }

        return lines;
    }

    // A class that is neither the found nor the decided one, nor that of the other hip: two hips of one class share a line.
    private static HardwareClass Other(HipFinding hip, HipDecision? decision, IReadOnlyList<HardwareClass?> others) => HardwareClasses.All.Last(
        hardware => hardware != hip.Class && hardware != decision?.Class && !others.Contains(hardware) && !FailureCauses.Applies(hardware) && hardware is not (HardwareClass.NoHardware or HardwareClass.PostInfectious));

    private Task<IReadOnlyList<ReportSection>?> ComposeAsync(ReviewFile file, IReadOnlyList<HipDecision> decisions, CancellationToken ct) =>
        recompose(file.Draft, file.Snapshot, file.Prediction, decisions, ct);
}
