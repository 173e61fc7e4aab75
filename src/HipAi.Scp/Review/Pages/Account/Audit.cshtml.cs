using System.Text;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>The audit trail (requirement H3): search, verification, export. What is searched for is posted, so that no address holds it.</summary>
[Authorize(nameof(Permission.ReadAudit))]
internal sealed class AuditModel(AuditQueries queries, AuditTrail audit, DataFolder folder, TimeProvider time) : PageModel
{
    private const int PageLength = 100;

    /// <summary>Who did it; null for everybody.</summary>
    [BindProperty]
    public string? Actor { get; set; }

    /// <summary>What was done; null for everything.</summary>
    [BindProperty]
    public AuditAction? What { get; set; }

    /// <summary>To which study; null for all.</summary>
    [BindProperty]
    public string? Study { get; set; }

    /// <summary>Only entries before this one; null for the newest.</summary>
    [BindProperty]
    public long? Before { get; set; }

    /// <summary>The entries of the page.</summary>
    internal IReadOnlyList<AuditRecord> Records { get; private set; } = [];

    /// <summary>What verifying found; null when it was not asked for.</summary>
    internal AuditVerification? Verification { get; private set; }

    /// <summary>Before which entry the next page begins; null when there is none.</summary>
    internal long? Next => Records.Count == PageLength ? Records[^1].Number : null;

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    private AuditSearch Search => new(Actor?.Trim(), What, Study?.Trim());

    /// <summary>An action's name as words: <c>StudyViewed</c> is <c>study viewed</c>.</summary>
    internal static string Words(string action) =>
        string.Concat(action.Select((c, at) => char.IsUpper(c) ? (at == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The newest entries.</summary>
    public Task OnGetAsync(CancellationToken ct) => ShowAsync("newest entries", ct);

    /// <summary>Those that match.</summary>
    public Task OnPostAsync(CancellationToken ct) => ShowAsync("search", ct);

    /// <summary>Computes all hashes anew.</summary>
    public async Task OnPostVerifyAsync(CancellationToken ct)
    {
        Verification = await queries.VerifyAsync(ct);
        await ShowAsync("verified", ct);
    }

    /// <summary>All that match, as comma-separated values.</summary>
    public async Task<IActionResult> OnPostCsvAsync(CancellationToken ct)
    {
        await DownloadAsync("text/csv; charset=utf-8", "audit.csv", ct);
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(false), leaveOpen: true);
        await AuditCsv.WriteAsync(queries.AllAsync(Search, ct), writer, ct);
        return new EmptyResult();
    }

    /// <summary>All that match, as DICOM audit messages.</summary>
    public async Task<IActionResult> OnPostMessagesAsync(CancellationToken ct)
    {
        await DownloadAsync("application/xml", "audit-messages.xml", ct);
        await AuditMessages.WriteAsync(queries.AllAsync(Search, ct), folder.Node, Response.Body, ct);
        return new EmptyResult();
    }

    private async Task ShowAsync(string how, CancellationToken ct)
    {
        // The trail names studies, too: reading it is written down.
        await audit.RecordAsync(AuditEntry.Of(HttpContext, AuditAction.AuditRead, detail: how), ct);
        Records = await queries.FindAsync(Search, Before, PageLength, ct);
        ModelState.Clear();
    }

    private async Task DownloadAsync(string type, string file, CancellationToken ct)
    {
        await audit.RecordAsync(AuditEntry.Of(HttpContext, AuditAction.AuditRead, detail: "exported as " + file), ct);
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
    }
}
