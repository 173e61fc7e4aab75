using HipAi.Scp.Api;
using HipAi.Scp.Review.Launch;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>
/// Opens a study for a PACS or RIS: <c>/launch?study=UID</c> or <c>/launch?accession=NUMBER</c> (requirement F4). The address is the caller's;
/// we write it into no log.
/// </summary>
[Authorize(nameof(Permission.ReadStudies))]
internal sealed class LaunchModel(LaunchQueries studies, AuditTrail audit, TimeProvider time) : PageModel
{
    /// <summary>Longest accession number that is looked for; SH holds 16 characters.</summary>
    private const int Longest = 64;

    /// <summary>Study Instance UID.</summary>
    [BindProperty(SupportsGet = true, Name = "study")]
    public string? Study { get; set; }

    /// <summary>Accession number.</summary>
    [BindProperty(SupportsGet = true, Name = "accession")]
    public string? Accession { get; set; }

    /// <summary>What was found, when it is not one; empty when it is not here.</summary>
    internal IReadOnlyList<StudySummary> Found { get; private set; } = [];

    /// <summary>Whether the address names anything that can be looked for.</summary>
    internal bool IsNamed { get; private set; }

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Goes to the study, lists several, or says that there is none yet.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var uid = ApiUid.IsPlausible(Study?.Trim()) ? Study!.Trim() : "";
        var number = Accession?.Trim() is { Length: > 0 and <= Longest } text ? text : "";
        IsNamed = uid.Length > 0 || number.Length > 0;
        if (!IsNamed) return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        Found = await studies.FindAsync(uid, number, cancellationToken);
        if (Found is [var only]) return LocalRedirect($"/studies/{only.StudyInstanceUid}");
        if (Found.Count > 0) await audit.RecordAsync(AuditEntry.Of(HttpContext, AuditAction.StudySearched, detail: "launch"), cancellationToken);
        return Page();
    }
}
