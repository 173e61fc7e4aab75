namespace HipAi.Studies;

/// <summary>
/// Which projection an image is, from its header alone (requirement B5): View Code Sequence before View Position before the texts of
/// the image (protocol, series, device processing) before Patient Orientation, which tells the plane only, before the texts of the order,
/// which speak of several images and so contradict none of them. A later attribute may
/// make an earlier one more precise ("lateral" becomes "frog-leg lateral"); it never overrules it, and a contradiction is a conflict
/// of <see cref="StudyImageRules"/>. A lateral whose kind nothing tells stays <see cref="RadiographView.Unknown"/>: frog-leg and
/// cross-table are both common, and a report that names the wrong one is worse than one that names none.
/// </summary>
public static class ViewRules
{
    private const string NothingTells = "no attribute tells the view";

    /// <summary>The view, with the attribute it was read from.</summary>
    /// <param name="image">The header of one image.</param>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static Attributed<RadiographView> Read(ImageDescription image) => Examine(image).Conclusion;

    /// <summary>The view and the attributes that contradict it.</summary>
    internal static Reading<RadiographView> Examine(ImageDescription image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var conflicts = new List<string>();
        var view = Settle(ViewWords.Of(image), conflicts);
        if (view is { Word: ViewWord.Lateral or ViewWord.Axial } && ViewWords.LateralOfOrder(image) is { } kind)
            view = Joined(view, kind);
        if (view is { Word: ViewWord.FrontalPlane } plane) return InFrontalPlane(image, plane);
        view ??= ViewWords.OnlyOfOrder(image);
        return view is null ? ByRegionAlone(image, null) : Named(image, view, conflicts);
    }

    /// <summary>The projection that is none of the four views, in words; null when it is one, or when nothing names it.</summary>
    internal static ViewEvidence? OutsideTheFour(ImageDescription image) =>
        Settle(ViewWords.Of(image), []) is { Word: ViewWord.Other or ViewWord.Special } outside ? outside : null;

    /// <summary>Whether the image is lateral of a kind that nothing tells.</summary>
    internal static ViewEvidence? UnnamedLateral(ImageDescription image) =>
        Settle(ViewWords.Of(image), []) is { Word: ViewWord.Lateral } lateral ? lateral : null;

    private static Reading<RadiographView> InFrontalPlane(ImageDescription image, ViewEvidence plane)
    {
        var conflicts = new List<string>();
        return ViewWords.OnlyOfOrder(image) is { } ordered
            ? Named(image, Settle([ordered, plane], conflicts)!, conflicts)
            : ByRegionAlone(image, plane);
    }

    private static ViewEvidence? Settle(List<ViewEvidence> evidence, List<string> conflicts)
    {
        ViewEvidence? settled = null;
        foreach (var next in evidence)
        {
            if (settled is null) settled = next;
            else if (!settled.Agrees(next)) conflicts.Add($"{next.Source} says {next.Name}, but {settled.Source} says {settled.Name}");
            else if (next.IsMoreSpecificThan(settled)) settled = Joined(settled, next);
        }
        return settled;
    }

    private static ViewEvidence Joined(ViewEvidence first, ViewEvidence refinement) =>
        refinement with { Source = $"{first.Source}; {refinement.Source}" };

    private static Reading<RadiographView> Named(ImageDescription image, ViewEvidence view, List<string> conflicts) => view.Word switch
    {
        ViewWord.FrogLeg => Reading<RadiographView>.Of(RadiographView.FrogLegLateral, view.Source, conflicts),
        ViewWord.CrossTable or ViewWord.Axial => Reading<RadiographView>.Of(RadiographView.CrossTableLateral, view.Source, conflicts),
        ViewWord.Frontal => FrontalRules.Examine(image, view, conflicts),
        ViewWord.Lateral => Reading<RadiographView>.None(
            RadiographView.Unknown, $"{view.Source}: lateral, but no attribute tells whether frog-leg or cross-table", conflicts),
        _ => Reading<RadiographView>.None(RadiographView.Unknown, $"{view.Source}: {view.Name}, none of the four views", conflicts),
    };

    // A text that names hip or pelvis and no projection means the standard one, antero-posterior (habit of every RIS seen).
    // A coded hip or a body part HIP does not, as every lateral carries those too, unless the picture lies in the frontal plane.
    private static Reading<RadiographView> ByRegionAlone(ImageDescription image, ViewEvidence? plane)
    {
        if (WhyNotStandard(image) is { } reason) return Reading<RadiographView>.None(RadiographView.Unknown, reason);
        var regions = RegionWords.Of(image).Concat(RegionWords.OfOrder(image).Where(region => region.Region == BodyRegion.Pelvis));
        return regions.FirstOrDefault() switch
        {
            { Region: BodyRegion.Pelvis } pelvis => Reading<RadiographView>.Of(RadiographView.ApPelvis, $"{pelvis.Source}, no other view named"),
            { Region: BodyRegion.Hip } hip when TextField.OfImage(image).Any(text => text.Source == hip.Source) =>
                FrontalRules.Examine(image, new ViewEvidence(ViewWord.Frontal, "hip", $"{hip.Source}, no other view named"), []),
            { Region: BodyRegion.Hip } when plane is not null =>
                FrontalRules.Examine(image, new ViewEvidence(ViewWord.Frontal, plane.Name, $"{plane.Source}: seen from the front, no other view named"), []),
            _ => Reading<RadiographView>.None(RadiographView.Unknown, NothingTells),
        };
    }

    private static string? WhyNotStandard(ImageDescription image)
    {
        if (image.ViewCode is { } code) return $"{HeaderText.Quote("ViewCodeSequence (0054,0220)", code.Value + " " + code.Meaning)} is not understood";
        if (HeaderText.Fold(image.ViewPosition).Length > 0)
            return $"{HeaderText.Quote("ViewPosition (0018,5101)", image.ViewPosition)} is not understood";
        // A text such as "HIP AP + LAT" names projections but not which of them this image is.
        return TextField.OfImage(image).FirstOrDefault(ViewWords.NamesSeveral) is { } text ? $"{text.Source} names more than one view" : null;
    }
}
