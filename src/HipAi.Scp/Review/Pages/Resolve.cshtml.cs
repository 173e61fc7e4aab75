using HipAi.Scp.Api;
using HipAi.Scp.Assembly;
using HipAi.Scp.Review.Release;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Release;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>Where a person decides how a study goes on that is set aside (requirements A10, B3).</summary>
[Authorize(nameof(Permission.Operate))]
internal sealed class ResolveModel(StudyQueries studies, ReleaseDesk desk, TimeProvider time) : PageModel
{
    /// <summary>Study Instance UID of the address.</summary>
    [BindProperty(SupportsGet = true, Name = "studyInstanceUid")]
    public string StudyInstanceUid { get; set; } = "";

    /// <summary>Code of the decision.</summary>
    [BindProperty(Name = "action_")]
    public string? Decision { get; set; }

    /// <summary>Why.</summary>
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>How many images were shown.</summary>
    [BindProperty(Name = "images")]
    public int Seen { get; set; }

    /// <summary>SHA-256 of the images that are kept out.</summary>
    [BindProperty(Name = "exclude")]
    public IReadOnlyList<string>? Excluded { get; set; }

    /// <summary>The study; null when it is not held here.</summary>
    internal StudySummary? Study { get; private set; }

    /// <summary>Who its images say that they are of.</summary>
    internal IReadOnlyList<HeldPatient> Patients { get; private set; } = [];

    /// <summary>What may be decided.</summary>
    internal IReadOnlyList<ReleaseAction> Actions { get; private set; } = [];

    /// <summary>Why the last decision was not taken; null for nothing.</summary>
    internal string? Refusal { get; private set; }

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Shows what there is to decide.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(StudyInstanceUid)) return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        return await ReadAsync(cancellationToken) ? Page() : new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }

    /// <summary>Takes the decision.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(StudyInstanceUid)) return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        Refusal = await desk.DecideAsync(HttpContext, StudyInstanceUid, Decision, Reason, Seen, Excluded ?? [], cancellationToken);
        if (Refusal is null) return LocalRedirect($"/studies/{StudyInstanceUid}/timeline");
        return await ReadAsync(cancellationToken)
            ? new PageResult { StatusCode = StatusCodes.Status409Conflict }
            : new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await studies.FindAsync(StudyInstanceUid, ct) is not { } details) return false;
        Study = details.Summary;
        Actions = ReleaseRules.Of(Study.State, Study.Reason);
        Patients = Actions.Contains(ReleaseAction.Exclude) ? HeldPatient.Of(await desk.ImagesAsync(StudyInstanceUid, ct)) : [];
        Seen = details.Instances.Count;
        return true;
    }
}
