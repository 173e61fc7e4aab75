namespace HipAi.Studies;

/// <summary>
/// Which side of the patient an image shows, from its header alone (requirement B5): Image Laterality, then the modifier of the
/// anatomic region, then the Laterality of the series, then words in its codes and terms, then in the texts of the image, then in those of the order. An AP pelvis
/// shows both hips whatever they say. Single letters in free text never settle a side. Every attribute that says otherwise is a
/// conflict of <see cref="StudyImageRules"/>.
/// </summary>
public static class SideRules
{
    /// <summary>The side, with the attribute it was read from.</summary>
    /// <param name="image">The header of one image.</param>
    /// <param name="view">Its view, as <see cref="ViewRules.Read"/> tells it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static Attributed<ImageLaterality> Read(ImageDescription image, RadiographView view) => Examine(image, view).Conclusion;

    /// <summary>The side and the attributes that contradict it.</summary>
    internal static Reading<ImageLaterality> Examine(ImageDescription image, RadiographView view)
    {
        ArgumentNullException.ThrowIfNull(image);
        var tagged = Tagged(image);
        var worded = Worded(image);
        var settled = view == RadiographView.ApPelvis
            ? tagged.FirstOrDefault(e => e.Side == ImageLaterality.Bilateral) ?? new SideEvidence(ImageLaterality.Bilateral, "an AP pelvis shows both hips", ByRule: true)
            : tagged.Concat(worded).FirstOrDefault(e => MaySettle(image, view, e)) ?? OfPelvicFrogLeg(image, view);
        return settled is null
            ? Reading<ImageLaterality>.None(ImageLaterality.Unknown, WhyUnknown(image))
            : Reading<ImageLaterality>.Of(settled.Side, settled.Source, [.. Conflicts(image, settled, tagged, worded)]);
    }

    /// <summary>What the attributes made for the side say, in order of trust.</summary>
    internal static List<SideEvidence> Tagged(ImageDescription image)
    {
        var found = new List<SideEvidence>();
        AddTerm(found, "ImageLaterality (0020,0062)", image.ImageLaterality);
        foreach (var code in image.AnatomicRegionModifierCodes)
            if (InModifier(code) is { } evidence) found.Add(evidence);
        AddTerm(found, "Laterality (0020,0060)", image.Laterality);
        return found;
    }

    /// <summary>What the attributes made for the side and the texts of this very image say, in order of trust.</summary>
    internal static List<SideEvidence> OfImage(ImageDescription image) =>
        [.. Tagged(image), .. TextsOfImage(image).Select(InText).OfType<SideEvidence>()];

    private static IEnumerable<TextField> TextsOfImage(ImageDescription image) => TextField.ThatMayNameSide(image).Concat(TextField.OfImage(image));

    // "Both hips" in an order, or on a cross-table lateral, tells of two images.
    private static bool MaySettle(ImageDescription image, RadiographView view, SideEvidence evidence) =>
        evidence.Side != ImageLaterality.Bilateral
        || Tagged(image).Contains(evidence)
        || (view != RadiographView.CrossTableLateral && OfImage(image).Contains(evidence));

    private static void AddTerm(List<SideEvidence> found, string attribute, string value)
    {
        if (SideTables.Terms.TryGetValue(HeaderText.Fold(value), out var side))
            found.Add(new SideEvidence(side, HeaderText.Quote(attribute, value)));
    }

    private static SideEvidence? InModifier(CodedConcept code)
    {
        var source = HeaderText.Quote("AnatomicRegionModifierSequence (0008,2220)", code.Meaning.Length > 0 ? code.Meaning : code.Value);
        return SideTables.Codes.TryGetValue(code.Value.Trim(), out var side)
            ? new SideEvidence(side, source)
            : InText(new TextField(source, HeaderText.Fold(code.Meaning)));
    }

    private static List<SideEvidence> Worded(ImageDescription image) =>
        [.. TextsOfImage(image).Concat(TextField.OfOrder(image)).Select(InText).OfType<SideEvidence>()];

    // "Right and left" in one text tells of two images as often as of one: it names no side.
    private static SideEvidence? InText(TextField text)
    {
        var sides = SideTables.Words.Where(row => row.Pattern.IsMatch(text.Folded)).Select(row => row.Side)
            .Concat(SideTables.WordsOfOneLanguage
                .Where(row => row.Pattern.IsMatch(text.Folded) && row.Language.IsMatch(text.Folded)).Select(row => row.Side))
            .Distinct().ToList();
        return sides.Count == 1 ? new SideEvidence(sides[0], text.Source) : null;
    }

    private static SideEvidence? OfPelvicFrogLeg(ImageDescription image, RadiographView view) =>
        view == RadiographView.FrogLegLateral && RegionWords.Of(image).FirstOrDefault() is { Region: BodyRegion.Pelvis } pelvis
            ? new SideEvidence(ImageLaterality.Bilateral, $"{pelvis.Source}: a frog-leg of the pelvis shows both hips", ByRule: true)
            : null;

    private static string WhyUnknown(ImageDescription image) => Lettered(image).FirstOrDefault() is { } letter
        ? $"no attribute tells the side; the single letter in {letter.Source} is not trusted alone"
        : "no attribute tells the side";

    private static IEnumerable<SideEvidence> Lettered(ImageDescription image) =>
        from text in TextField.OfImage(image)
        let sides = SideTables.Letters.Where(row => row.Pattern.IsMatch(text.Folded)).Select(row => row.Side).ToList()
        where sides.Count == 1
        select new SideEvidence(sides[0], text.Source);

    private static IEnumerable<string> Conflicts(
        ImageDescription image, SideEvidence settled, List<SideEvidence> tagged, List<SideEvidence> worded)
    {
        // An attribute made for the side must say the same; a text, which may tell of a whole order, must not name the other side.
        var byTag = tagged.Where(other => other.Side != settled.Side);
        var byWord = worded.Concat(Lettered(image)).Where(other => IsOtherSide(other.Side, settled.Side));
        return byTag.Concat(byWord).Concat(OneSided(image, settled)).Distinct().Select(other => $"{other.Says}, but {settled.Says}");
    }

    // "HIP LEFT" on an image of both hips is a contradiction; "PELVIS WITH LEFT HIP" is a habit of orders for one hip.
    private static IEnumerable<SideEvidence> OneSided(ImageDescription image, SideEvidence settled) =>
        from text in TextsOfImage(image)
        where settled.Side == ImageLaterality.Bilateral && !RegionWords.NamesPelvis(text)
        let evidence = InText(text)
        where evidence is { Side: ImageLaterality.Right or ImageLaterality.Left }
        select evidence;

    private static bool IsOtherSide(ImageLaterality one, ImageLaterality other) =>
        (one, other) is (ImageLaterality.Right, ImageLaterality.Left) or (ImageLaterality.Left, ImageLaterality.Right);
}
