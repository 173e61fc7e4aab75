using HipAi.Scp.Api;
using HipAi.Scp.Delivery;
using HipAi.Scp.Review.Timeline;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Release;
using HipAi.Studies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>"Where is my study?": everything from the association to the signature on one page (requirement H1).</summary>
[Authorize(nameof(Permission.ReadStudies))]
internal sealed class TimelineModel(StudyQueries studies, TimelineQueries timeline, OutboxQueries outbox, TimeProvider time) : PageModel
{
    /// <summary>Study Instance UID of the address.</summary>
    [BindProperty(SupportsGet = true, Name = "studyInstanceUid")]
    public string StudyInstanceUid { get; set; } = "";

    /// <summary>The study; null when it is not held here.</summary>
    internal StudyDetails? Details { get; private set; }

    /// <summary>What happened, oldest first.</summary>
    internal IReadOnlyList<TimelineEntry> Entries { get; private set; } = [];

    /// <summary>Every version of its report, oldest first.</summary>
    internal IReadOnlyList<PreliminaryReport> Versions { get; private set; } = [];

    /// <summary>How the destinations stand.</summary>
    internal IReadOnlyList<DestinationStatus> Destinations { get; private set; } = [];

    /// <summary>Whether a person may decide something of it.</summary>
    internal bool IsSetAside => Details is { } details && ReleaseRules.Of(details.Summary.State, details.Summary.Reason).Count > 0;

    /// <summary>Whether it will still change by itself.</summary>
    internal bool IsInProgress => Details?.Summary.State is StudyState.Receiving or StudyState.Settled or StudyState.Inferred or StudyState.Composed;

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads it; 404 when it is not held, 400 when the address holds no UID.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(StudyInstanceUid)) return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        if (await studies.FindAsync(StudyInstanceUid, cancellationToken) is not { } details) return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        Entries = TimelineEntry.Of(
            await studies.TimelineAsync(StudyInstanceUid, cancellationToken), await timeline.RefusalsAsync(details, cancellationToken));
        Versions = await studies.ReportsAsync(StudyInstanceUid, cancellationToken);
        Destinations = await outbox.DestinationsAsync(cancellationToken);
        Details = details;
        return Page();
    }
}
