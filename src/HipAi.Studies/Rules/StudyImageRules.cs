namespace HipAi.Studies;

/// <summary>Puts the rules of view, side and relevance together for one image of a study.</summary>
public static class StudyImageRules
{
    /// <summary>Everything that is concluded of an image from its header, with sources and conflicts (requirements B5 and B7).</summary>
    /// <param name="instance">The stored object.</param>
    /// <param name="description">Its header. Never throws on what the header holds.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static StudyImage Describe(StoredInstance instance, ImageDescription description)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(description);
        var view = ViewRules.Examine(description);
        var side = SideRules.Examine(description, view.Conclusion.Value);
        var excluded = RelevanceRules.WhyExcluded(description, view.Conclusion.Value);
        return new StudyImage(
            instance, description, view.Conclusion, side.Conclusion, excluded,
            [.. view.Conflicts, .. side.Conflicts, .. Doubts(description)]);
    }

    /// <summary>The source of a view that the pixels told.</summary>
    public const string Pixels = "pixels";

    /// <summary>An image whose header does not settle the view, with the view its pixels show; the side is read anew with it (requirement B5).</summary>
    /// <param name="image">The image as its header tells it; whether it is excluded stays as it is.</param>
    /// <param name="seen">What the pixels show.</param>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static StudyImage WithSeenView(StudyImage image, RadiographView seen)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image with
        {
            View = new Attributed<RadiographView>(seen, Pixels, Confidence.Medium),
            Side = SideRules.Read(image.Description, seen),
        };
    }

    /// <summary>An image as it was judged: with the view its pixels showed, where that was taken in place of the header's.</summary>
    /// <param name="image">The image as its header tells it.</param>
    /// <param name="prediction">What was said of its study.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static StudyImage AsJudged(StudyImage image, StudyPrediction prediction)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(prediction);
        var vote = prediction.Hips.SelectMany(hip => hip.Votes).FirstOrDefault(vote => vote.SopInstanceUid == image.Instance.SopInstanceUid);
        return vote is null || vote.View == image.View.Value ? image : WithSeenView(image, vote.View);
    }

    private static IEnumerable<string> Doubts(ImageDescription image)
    {
        var type = image.ImageType.Select(HeaderText.Fold).ToList();
        if (type is ["DERIVED", "SECONDARY", ..])
            yield return $"{HeaderText.Quote("ImageType (0008,0008)", string.Join('\\', image.ImageType))}: may be an annotated or printed copy";
    }
}
