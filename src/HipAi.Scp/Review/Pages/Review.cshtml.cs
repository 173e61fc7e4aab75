using HipAi.Scp.Api;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Review.WorkList;
using HipAi.Scp.Security;
using HipAi.Studies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>
/// Where the forms of a study's page are sent to (requirements F2, F3 and B4). What was done leads back to the study; what was not says why,
/// and keeps what the person wrote. Signing asks once more here.
/// </summary>
[Authorize(nameof(Permission.Review))]
internal sealed class ReviewModel(ReviewDesk desk, SigningDesk signing, OfferDesk offers, ReviewQueries queries, WorkListQueries list, TimeProvider time) : PageModel
{
    /// <summary>Study Instance UID of the address.</summary>
    [BindProperty(SupportsGet = true, Name = "studyInstanceUid")]
    public string StudyInstanceUid { get; set; } = "";

    /// <summary>What was sent.</summary>
    [BindProperty]
    public ReviewForm Sent { get; set; } = new();

    /// <summary>The handler that the form was sent to: where what was refused can be sent to again.</summary>
    internal string Handler { get; private set; } = "";

    /// <summary>Why it was not done; null when the person is only asked.</summary>
    internal ReviewRefusal? Refusal { get; private set; }

    /// <summary>What signing would do; null for anything else.</summary>
    internal SigningPreview? Preview { get; private set; }

    /// <summary>The sections as they stand, for the headings of what the person wrote.</summary>
    internal IReadOnlyList<ReportSection> Sections { get; private set; } = [];

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>The address of the study's page.</summary>
    internal string Study => $"/studies/{StudyInstanceUid}";

    /// <summary>A review is looked at on the study's page.</summary>
    public IActionResult OnGet() => ApiUid.IsPlausible(StudyInstanceUid) ? LocalRedirect(Study) : NotFound();

    /// <summary>Goes to the study that is to be read after this one; to the work list when there is none.</summary>
    public async Task<IActionResult> OnGetNextAsync(CancellationToken ct) => ApiUid.IsPlausible(StudyInstanceUid)
        ? LocalRedirect(await list.NextOpenAsync(StudyInstanceUid, ct) is { } next ? $"/studies/{next}" : "/")
        : NotFound();

    /// <summary>Decides on one hip.</summary>
    public Task<IActionResult> OnPostDecideAsync(CancellationToken ct) => DoAsync("Decide", async by =>
        Sent.Item.Read() is var (decision, fault) && fault is not null ? fault : await desk.DecideAsync(StudyInstanceUid, Sent.Seen, [decision!], by, ct));

    /// <summary>Accepts every hip that is not decided on.</summary>
    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => DoAsync("Accept", async by =>
    {
        var file = await queries.FindAsync(StudyInstanceUid, ct);
        var undecided = file?.Prediction.Hips.Where(hip => file.Decided.All(made => made.Side != hip.Side)) ?? [];
        return await desk.DecideAsync(StudyInstanceUid, Sent.Seen, [.. undecided.Select(hip => new HipDecision(hip.Side, HipVerdict.Accepted, null, ""))], by, ct);
    });

    /// <summary>Saves the text.</summary>
    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => DoAsync("Save", async by =>
        await signing.SaveAsync(StudyInstanceUid, Sent.Seen, await TextsAsync(ct), by, ct));

    /// <summary>Signs the text: asks first, and does it when the person is sure.</summary>
    public Task<IActionResult> OnPostSignAsync(CancellationToken ct) => DoAsync("Sign", async by => Sent.Sure
        ? await signing.SignAsync(StudyInstanceUid, Sent.Seen, await TextsAsync(ct), Confirmed, by, ct)
        : await AskAsync(isCorrection: false, by, ct));

    /// <summary>Signs another text in place of the signed one, likewise.</summary>
    public Task<IActionResult> OnPostCorrectAsync(CancellationToken ct) => DoAsync("Correct", async by => Sent.Sure
        ? await signing.CorrectAsync(StudyInstanceUid, Sent.Seen, await TextsAsync(ct), Confirmed, by, ct)
        : await AskAsync(isCorrection: true, by, ct));

    /// <summary>Signs an addendum.</summary>
    public Task<IActionResult> OnPostAddendumAsync(CancellationToken ct) => DoAsync("Addendum", by =>
        signing.AddAsync(StudyInstanceUid, Sent.Seen, Sent.Text ?? "", by, ct));

    /// <summary>Takes the offered draft.</summary>
    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => DoAsync("Take", by =>
        offers.TakeAsync(StudyInstanceUid, Sent.Seen, Sent.Offered, Sent.All ? null : Sent.Sections, by, ct));

    /// <summary>Dismisses it.</summary>
    public Task<IActionResult> OnPostDismissAsync(CancellationToken ct) => DoAsync("Dismiss", by =>
        offers.DismissAsync(StudyInstanceUid, Sent.Seen, Sent.Offered, by, ct));

    /// <summary>Records what the person sees.</summary>
    public Task<IActionResult> OnPostFirstAsync(CancellationToken ct) => DoAsync("First", async by =>
    {
        var read = Sent.Readings.Select(item => item.Read()).ToList();
        return read.Select(item => item.Fault).FirstOrDefault(fault => fault is not null)
            ?? await desk.ReadFirstAsync(StudyInstanceUid, [.. read.Select(item => item.Reading!)], by, ct);
    });

    private HipSide[] Confirmed => [.. Sent.Confirmed.Select(ReviewCodes.Side).OfType<HipSide>()];

    private async Task<IActionResult> DoAsync(string handler, Func<Reviewer, Task<ReviewRefusal?>> act)
    {
        if (!ApiUid.IsPlausible(StudyInstanceUid)) return NotFound();
        Handler = handler;
        Refusal = await act(Reviewer.Of(HttpContext));
        if (Refusal is null && Preview is null) return LocalRedirect(Study);
        Sections = (await queries.FindAsync(StudyInstanceUid, HttpContext.RequestAborted))?.Stands.Sections ?? [];
        var status = Refusal?.Kind switch
        {
            null => StatusCodes.Status200OK,
            RefusalKind.Unknown => StatusCodes.Status404NotFound,
            RefusalKind.Faulty => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };
        return new PageResult { StatusCode = status };
    }

    private async Task<ReviewRefusal?> AskAsync(bool isCorrection, Reviewer by, CancellationToken ct)
    {
        (Preview, var refusal) = await signing.PreviewAsync(StudyInstanceUid, Sent.Seen, await TextsAsync(ct), isCorrection, by, ct);
        return refusal;
    }

    /// <summary>The texts as they were sent; of a section that cannot be changed the form sends none.</summary>
    private async Task<IReadOnlyList<string?>> TextsAsync(CancellationToken ct)
    {
        var sections = (await queries.FindAsync(StudyInstanceUid, ct))?.Stands.Sections ?? [];
        return [.. Sent.Texts.Select((text, i) => i < sections.Count && ReviewText.IsReadOnly(sections[i]) ? null : text ?? "")];
    }
}
