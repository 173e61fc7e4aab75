using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One image in the viewer.</summary>
/// <param name="Card">The image.</param>
/// <param name="Label">What it is and what was found in it, for those who cannot see it.</param>
/// <param name="Warnings">What the reader must know of it, in words, most important first.</param>
internal sealed record HungImage(ImageCard Card, string Label, IReadOnlyList<string> Warnings)
{
    /// <summary>The images of a study in the order they hang.</summary>
    /// <param name="images">All images.</param>
    /// <param name="hips">What was found; empty when it is not to be shown.</param>
    internal static IReadOnlyList<HungImage> Of(IEnumerable<ImageCard> images, IReadOnlyList<HipFinding> hips) =>
        [.. HangingProtocol.Order(images).Select(card => new HungImage(card, LabelOf(card, hips), WarningsOf(card)))];

    /// <summary>View and side as one reads them over an image.</summary>
    internal string Title => TitleOf(Card.Image);

    /// <summary>R or L for an image of one side; empty otherwise.</summary>
    internal string Marker => Card.Image.Side.Value switch
    {
        ImageLaterality.Right => "R",
        ImageLaterality.Left => "L",
        _ => "",
    };

    private static string TitleOf(StudyImage image) => $"{image.View.Value.DisplayName()}, {Display.Side(image.Side.Value)}";

    private static string LabelOf(ImageCard card, IReadOnlyList<HipFinding> hips)
    {
        var uid = card.Image.Instance.SopInstanceUid;
        var found = hips.Where(hip => hip.Votes.Any(vote => vote.SopInstanceUid == uid)).Select(Finding);
        return string.Join(". ", [$"Image {card.Number}: {TitleOf(card.Image)}", .. found]) + ".";
    }

    private static string Finding(HipFinding hip) => hip.Status == FindingStatus.Certain
        ? $"{Display.Side(hip.Side)}: {hip.Class.DisplayName()}, certain, {Display.Percent(hip.Probability)}"
        : $"{Display.Side(hip.Side)}: indeterminate, please specify";

    private static IReadOnlyList<string> WarningsOf(ImageCard card) =>
    [
        .. card.Image.ExcludedBecause is { } why ? new[] { $"Not judged: {why}" } : [],
        .. card.Image.Conflicts.Select(conflict => $"Conflict: {conflict}"),
        .. card.Notes.Where(note => note != card.Image.ExcludedBecause && !card.Image.Conflicts.Contains(note)),
    ];
}
