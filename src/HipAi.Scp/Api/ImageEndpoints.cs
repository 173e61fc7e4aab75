using HipAi.Dicom.Data;
using HipAi.Scp.Review;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Studies;
using Microsoft.Net.Http.Headers;

namespace HipAi.Scp.Api;

/// <summary>The pictures of a study, as PNG and as samples.</summary>
internal static class ImageEndpoints
{
    /// <summary>Longest side of a rendered image when the caller names none, in pixels.</summary>
    internal const int DefaultSize = 1024;

    /// <summary>Smallest and largest <c>max</c>, in pixels.</summary>
    internal const int MinSize = 16;

    /// <inheritdoc cref="MinSize"/>
    internal const int MaxSize = 4096;

    /// <summary>Goes up when the same object would be drawn otherwise, so that browsers ask for it again.</summary>
    private const int RenderingVersion = 1;

    /// <summary>The image as displayed, longest side at most <paramref name="max"/> pixels.</summary>
    internal static async Task<IResult> RenderedAsync(
        StudyQueries studies, ImageRenderer renderer, HttpContext context,
        string studyInstanceUid, string sopInstanceUid, int? max, CancellationToken cancellationToken)
    {
        var size = max ?? DefaultSize;
        if (size is < MinSize or > MaxSize) return ApiProblems.Malformed("max", $"max is a number from {MinSize} to {MaxSize}.");
        return await OfImageAsync(studies, studyInstanceUid, sopInstanceUid, async (_, instance) =>
        {
            var tag = new EntityTagHeaderValue($"\"{instance.Sha256}-{size}-{RenderingVersion}\"");
            if (IsKnown(context.Request, tag)) return NotModified(context.Response, tag);
            return Picture(context.Response, await renderer.RenderAsync(instance, size, cancellationToken), tag);
        }, cancellationToken);
    }

    /// <summary>The samples of the image in full depth, for a viewer that sets its window; their form is told by the description.</summary>
    internal static Task<IResult> PixelsAsync(
        StudyQueries studies, ImageRenderer renderer, HttpContext context,
        string studyInstanceUid, string sopInstanceUid, CancellationToken cancellationToken) =>
        OfImageAsync(studies, studyInstanceUid, sopInstanceUid, async (_, instance) =>
        {
            var tag = new EntityTagHeaderValue($"\"{instance.Sha256}-pixels-{RenderingVersion}\"");
            if (IsKnown(context.Request, tag)) return NotModified(context.Response, tag);
            var image = await renderer.SampleAsync(instance, cancellationToken);
            SetCaching(context.Response, tag);
            return Results.Bytes(image.Frame.Samples, "application/octet-stream");
        }, cancellationToken);

    /// <summary>What a viewer must know of the image and of what lies on it.</summary>
    internal static Task<IResult> DescribeAsync(
        StudyQueries studies, ImageRenderer renderer, BlindFirst blind, HttpContext context,
        string studyInstanceUid, string sopInstanceUid, CancellationToken cancellationToken) =>
        OfImageAsync(studies, studyInstanceUid, sopInstanceUid, async (details, instance) =>
        {
            // Who reads blind first gets the image without anything that was found in it (requirement F3).
            var isHidden = await blind.HidesAsync(Actor.Required(context.User), studyInstanceUid, cancellationToken);
            var card = ImageCard.Of(isHidden ? details.WithoutFindings() : details).FirstOrDefault(card => card.Image.Instance.SopInstanceUid == sopInstanceUid);
            if (card is null) return ApiProblems.NotFound("Description of image", sopInstanceUid);
            return Results.Json(ViewerDocuments.ToDocument(card, await renderer.SampleAsync(instance, cancellationToken)), ApiJson.Options);
        }, cancellationToken);

    /// <summary>Answers about an image that is here; refuses in one way whatever is asked of it.</summary>
    private static async Task<IResult> OfImageAsync(
        StudyQueries studies, string studyInstanceUid, string sopInstanceUid,
        Func<StudyDetails, StoredInstance, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        if (!ApiUid.IsPlausible(sopInstanceUid)) return ApiProblems.MalformedUid("SOP Instance UID");
        var study = await studies.FindAsync(studyInstanceUid, cancellationToken);
        if (study is not { } details) return ApiProblems.NotFound("Study", studyInstanceUid);
        if (Find(details, sopInstanceUid) is not { } instance) return ApiProblems.NotFound("Image", sopInstanceUid);
        if (details.Removals.Of(instance) is { } removedAt) return ApiProblems.Removed("Image", sopInstanceUid, removedAt);
        try
        {
            return await answer(details, instance);
        }
        catch (DicomException fault)
        {
            // The object is kept as it was received (requirement A8), whether or not it can be shown.
            return ApiProblems.NotRenderable(sopInstanceUid, fault.Message);
        }
        catch (FileNotFoundException)
        {
            // Named by UID, not by the path on this machine.
            return ApiProblems.NotFound("File of image", sopInstanceUid);
        }
    }

    /// <summary>An activation map of the newest prediction, or a probability map of a cause of failure.</summary>
    internal static async Task<IResult> HeatmapAsync(
        StudyQueries studies, ResultFiles results, HttpContext context,
        string studyInstanceUid, string id, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        var study = await studies.FindAsync(studyInstanceUid, cancellationToken);
        if (study is not { } details) return ApiProblems.NotFound("Study", studyInstanceUid);
        var known = details.Prediction?.Hips.SelectMany(PictureIds).Contains(id) == true;
        if (!known || details.Prediction is not { } prediction) return ApiProblems.NotFound("Heatmap", id);
        if (details.Removals.PicturesOf(prediction.SnapshotRevision) is { } removedAt) return ApiProblems.Removed("Heatmap", id, removedAt);
        var tag = new EntityTagHeaderValue($"\"{prediction.SnapshotRevision}-{prediction.JudgedAt.UtcTicks}\"");
        if (IsKnown(context.Request, tag)) return NotModified(context.Response, tag);
        return results.ReadHeatmap(studyInstanceUid, prediction.SnapshotRevision, id) is { } png
            ? Picture(context.Response, png, tag)
            : ApiProblems.NotFound("File of heatmap", id);
    }

    private static IEnumerable<string> PictureIds(HipFinding hip) =>
        hip.Heatmaps.Select(map => map.Id).Concat(hip.Failure?.Maps.Select(map => map.Id) ?? []);

    /// <summary>The object the snapshot speaks of; one that came later, or was never closed over, as it stands.</summary>
    private static StoredInstance? Find(StudyDetails details, string sopInstanceUid) =>
        details.Snapshot?.Images.FirstOrDefault(image => image.Instance.SopInstanceUid == sopInstanceUid)?.Instance
        ?? details.Instances.LastOrDefault(instance => instance.SopInstanceUid == sopInstanceUid);

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(
            known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private static IResult NotModified(HttpResponse response, EntityTagHeaderValue tag)
    {
        SetCaching(response, tag);
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    private static IResult Picture(HttpResponse response, byte[] png, EntityTagHeaderValue tag)
    {
        SetCaching(response, tag);
        return Results.Bytes(png, "image/png");
    }

    // The browser may keep a picture, but asks before it shows it: a late image changes what an address stands for.
    private static void SetCaching(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.CacheControl = "private, no-cache";
        response.GetTypedHeaders().ETag = tag;
    }
}
