using HipAi.Scp.Api;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Studies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>One study: the draft, what was found per hip, the images with what the models looked at, and how it came about.</summary>
[Authorize(nameof(Permission.ReadStudies))]
internal sealed class StudyModel(StudyQueries studies, ReviewViews reviews, BlindFirst blind, TimeProvider time) : PageModel
{
    /// <summary>Study Instance UID of the address.</summary>
    [BindProperty(SupportsGet = true, Name = "studyInstanceUid")]
    public string StudyInstanceUid { get; set; } = "";

    /// <summary>The study; null when it is not held here.</summary>
    internal StudyDetails? Details { get; private set; }

    /// <summary>Patient and order, as soon as they are read.</summary>
    internal StudyFacts? Facts => Details?.Snapshot?.Facts ?? Details?.Summary.Facts;

    /// <summary>The review of its report; null before there is one.</summary>
    internal ReviewView? Review { get; private set; }

    /// <summary>Its images with the maps over them.</summary>
    internal IReadOnlyList<ImageCard> Images { get; private set; } = [];

    /// <summary>What happened to it, oldest first (requirement H1).</summary>
    internal IReadOnlyList<StudyEvent> Timeline { get; private set; } = [];

    /// <summary>Whether the page will still change by itself.</summary>
    internal bool IsInProgress => Details?.Summary.State is StudyState.Receiving or StudyState.Settled or StudyState.Inferred;

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads the study; 404 when it is not held, 400 when the address holds no UID.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(StudyInstanceUid)) return Unknown(StatusCodes.Status400BadRequest);
        Details = await studies.FindAsync(StudyInstanceUid, cancellationToken);
        if (Details is null) return Unknown(StatusCodes.Status404NotFound);
        var actor = Actor.Required(User);
        Review = await reviews.FindAsync(StudyInstanceUid, actor, cancellationToken);
        // Before anything is made of it, so that nothing of what was found is anywhere on the page (requirement F3).
        if (await blind.HidesAsync(actor, StudyInstanceUid, cancellationToken)) Details = Details.WithoutFindings();
        Images = ImageCard.Of(Details);
        Timeline = await studies.TimelineAsync(StudyInstanceUid, cancellationToken);
        return Page();
    }

    /// <summary>The number of an image in the study, from 1; null when it is not in the snapshot.</summary>
    internal int? ImageNumber(string sopInstanceUid) =>
        Images.FirstOrDefault(card => card.Image.Instance.SopInstanceUid == sopInstanceUid)?.Number;

    private static PageResult Unknown(int statusCode) => new() { StatusCode = statusCode };
}
