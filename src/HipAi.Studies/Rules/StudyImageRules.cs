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

    private static IEnumerable<string> Doubts(ImageDescription image)
    {
        var type = image.ImageType.Select(HeaderText.Fold).ToList();
        if (type is ["DERIVED", "SECONDARY", ..])
            yield return $"{HeaderText.Quote("ImageType (0008,0008)", string.Join('\\', image.ImageType))}: may be an annotated or printed copy";
    }
}
