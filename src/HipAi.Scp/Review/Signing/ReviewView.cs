using HipAi.Scp.Security;
using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>A review as the study's page shows it.</summary>
/// <param name="File">What it rests on.</param>
/// <param name="Draft">The text to work on.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="ToRead">The hips that the actor has to read first; nothing else is shown while there are any.</param>
/// <param name="Zone">The zone that times are told in.</param>
internal sealed record ReviewView(ReviewFile File, ReviewDraft Draft, Actor Actor, IReadOnlyList<HipSide> ToRead, TimeZoneInfo Zone)
{
    /// <summary>Whether the actor may change anything.</summary>
    public bool MayReview => Actor.May(Permission.Review) && File.State != StudyState.Held;

    /// <summary>Whether findings and report are hidden from the actor.</summary>
    public bool IsHidden => ToRead.Count > 0;

    /// <summary>Where the forms of a study are posted to.</summary>
    public string Action(string handler) => $"/studies/{File.StudyInstanceUid}/review?handler={handler}";

    /// <summary>Whether the text may be edited in place.</summary>
    public bool MayEdit => MayReview && !IsHidden && File is { IsSigned: false, Offered: null };

    /// <summary>How the text differs from the machine's draft; empty when it does not.</summary>
    public IReadOnlyList<DifferenceLine> Difference => ReviewDocuments.Difference(File, Draft) is var lines && lines.Any(line => line.Change != LineChange.Same) ? lines : [];
}
