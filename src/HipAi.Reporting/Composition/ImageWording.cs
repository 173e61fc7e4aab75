using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Puts views and doubts about images into the words of a template.</summary>
internal static class ImageWording
{
    /// <summary>The phrase of a view, for example "frog-leg lateral of the left hip".</summary>
    public static string View(RadiographView view, ImageLaterality side, TemplateWords words) => OfHip(words.Views[view], view, side, words);

    /// <summary>The views in one phrase per hip, for example "AP and frog-leg lateral of the left hip".</summary>
    public static IReadOnlyList<string> Technique(IEnumerable<ViewFields> views, TemplateWords words) =>
        [.. from view in views
            group view by (IsPelvis: view.Code == RadiographView.ApPelvis, view.Side) into same
            let names = same.Select(view => view.Count > 1 ? $"{words.Views[view.Code]} ({view.Count})" : words.Views[view.Code])
            select OfHip(PlainText.List([.. names], words.And), same.First().Code, same.Key.Side, words)];

    /// <summary>The views of the judged images: AP first, right before left, equal ones counted.</summary>
    public static IReadOnlyList<ViewFields> Views(IEnumerable<StudyImage> judged, TemplateWords words) =>
        [.. from image in judged
            group image by (View: image.View.Value, Side: image.Side.Value) into same
            orderby same.Key.View == RadiographView.Unknown, same.Key.View, same.Key.Side
            select new ViewFields(same.Key.View, same.Key.Side, View(same.Key.View, same.Key.Side, words), same.Count())];

    /// <summary>What the radiologist must know of the images: why one was not judged, what contradicts what, what the models' side noted.</summary>
    public static IReadOnlyList<string> Limitations(StudySnapshot snapshot, StudyPrediction prediction, ISet<string> judged, TemplateWords words)
    {
        var said = new List<string>();
        for (var i = 0; i < snapshot.Images.Count; i++)
            said.AddRange(OfImage(snapshot.Images[i], i + 1, prediction, judged, words));
        var known = snapshot.Images.Select(image => image.Instance.SopInstanceUid).ToHashSet(StringComparer.Ordinal);
        said.AddRange(prediction.Notes.Where(note => !known.Contains(note.SopInstanceUid)).Select(note => note.Text));
        return [.. said.Select(sentence => words.Phrases.Translate(PlainText.Sentence(sentence))).Distinct()];
    }

    private static IEnumerable<string> OfImage(
        StudyImage image, int number, StudyPrediction prediction, ISet<string> judged, TemplateWords words)
    {
        var uid = image.Instance.SopInstanceUid;
        var notes = prediction.Notes.Where(note => note.SopInstanceUid == uid).Select(note => note.Text).ToList();
        if (image.ExcludedBecause is { } reason)
        {
            // A dose report or a presentation state is no view: it is only worth a line when there is nothing else to say.
            if (IsPicture(image) || prediction.Hips.Count == 0) yield return $"Image {number} not judged: {reason}";
            yield break;
        }
        var label = $"Image {number} ({View(image.View.Value, image.Side.Value, words)})";
        if (!judged.Contains(uid) && notes.Count == 0) yield return $"{label} was not judged: {WhyNot(image)}";
        foreach (var text in notes.Concat(image.Conflicts)) yield return $"{label}: {text}";
    }

    // An AP pelvis shows both hips by its name.
    private static string OfHip(string views, RadiographView view, ImageLaterality side, TemplateWords words) => view == RadiographView.ApPelvis
        ? views
        : words.ViewOfHip.Replace("{hip}", words.Hips[side], StringComparison.Ordinal).Replace("{view}", views, StringComparison.Ordinal);

    private static bool IsPicture(StudyImage image) => image.Description is { Rows: > 0, Columns: > 0 };

    private static string WhyNot(StudyImage image) =>
        image.Side.Value == ImageLaterality.Unknown ? image.Side.Source : "no reason was recorded";
}
