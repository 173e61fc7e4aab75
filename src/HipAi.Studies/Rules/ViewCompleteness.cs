namespace HipAi.Studies;

/// <summary>Whether the images of a study already hold the views that a report needs (requirement B2).</summary>
public static class ViewCompleteness
{
    /// <summary>
    /// An AP pelvis, or for each side that is imaged one antero-posterior and one lateral view. Images that never reach a model do not
    /// count; while it is not known which side an image shows, only an AP pelvis makes a study complete.
    /// </summary>
    /// <param name="images">The images so far, in any order.</param>
    /// <returns>True: a report can be made of them, though more may come. False for no image.</returns>
    public static bool HasNeededViews(IReadOnlyList<StudyImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var judged = images.Where(image => image.ExcludedBecause is null).ToList();
        if (judged.Any(image => image.View.Value == RadiographView.ApPelvis)) return true;
        if (judged.Count == 0 || judged.Any(image => image.Side.Value == ImageLaterality.Unknown)) return false;
        return HasBothViews(judged, ImageLaterality.Right) && HasBothViews(judged, ImageLaterality.Left);
    }

    private static bool HasBothViews(List<StudyImage> judged, ImageLaterality side)
    {
        var views = judged.Where(image => image.Side.Value == side || image.Side.Value == ImageLaterality.Bilateral).Select(image => image.View.Value).ToList();
        return views.Count == 0
            || (views.Contains(RadiographView.ApHip) && views.Any(view => view is RadiographView.FrogLegLateral or RadiographView.CrossTableLateral));
    }
}
