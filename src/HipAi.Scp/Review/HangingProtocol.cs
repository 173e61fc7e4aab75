using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>In which order the images of a study hang: the pelvis first, then hip by hip as one faces the patient, right before left.</summary>
internal static class HangingProtocol
{
    /// <summary>Puts images into their order. Those of one kind keep the order of arrival; what is not judged comes last.</summary>
    internal static IReadOnlyList<ImageCard> Order(IEnumerable<ImageCard> images) =>
    [
        .. images.OrderBy(card => card.Image.ExcludedBecause is not null)
            .ThenBy(card => Place(card.Image.View.Value))
            .ThenBy(card => Place(card.Image.Side.Value))
            .ThenBy(card => card.Number),
    ];

    private static int Place(RadiographView view) => view switch
    {
        RadiographView.ApPelvis => 0,
        RadiographView.ApHip => 1,
        RadiographView.FrogLegLateral => 2,
        RadiographView.CrossTableLateral => 3,
        _ => 4,
    };

    private static int Place(ImageLaterality side) => side switch
    {
        ImageLaterality.Bilateral => 0,
        ImageLaterality.Right => 1,
        ImageLaterality.Left => 2,
        _ => 3,
    };
}
