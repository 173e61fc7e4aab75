namespace HipAi.Studies;

/// <summary>Whether an antero-posterior image shows the pelvis with both hips, or one hip.</summary>
internal static class FrontalRules
{
    /// <summary>Settles an antero-posterior image by its region, and by Image Laterality where the region names both.</summary>
    public static Reading<RadiographView> Examine(ImageDescription image, ViewEvidence frontal, List<string> conflicts)
    {
        var evidence = RegionWords.Of(image).Where(region => region.MayShowHip).ToList();
        if (evidence.Count > 0) conflicts.AddRange(Contradictions(evidence));
        return evidence.FirstOrDefault() switch
        {
            { Region: BodyRegion.Pelvis, IsBodyPart: true } part when OneSidedPortrait(image) is { } side =>
                Of(RadiographView.ApHip, frontal, $"{side.Source}; higher than wide", [.. conflicts, $"{part.Source} says {part.Name}, but {side.Says}"]),
            { Region: BodyRegion.Pelvis } pelvis => Of(RadiographView.ApPelvis, frontal, pelvis.Source, conflicts),
            { Region: BodyRegion.Hip } hip => OfHip(image, frontal, hip.Source, conflicts),
            { Region: BodyRegion.Femur } femur when RegionWords.NamingBoth(image) is null => Reading<RadiographView>.None(
                RadiographView.Unknown, $"{Sources(frontal.Source, femur.Source)}: antero-posterior of the femur", conflicts),
            _ => OfEither(image, frontal, conflicts),
        };
    }

    // Devices file a hip under the organ program PELVIS; the shape of the picture tells, and cutting one hip in two would invent a side.
    private static SideEvidence? OneSidedPortrait(ImageDescription image) =>
        image.Columns > 0 && image.Columns <= image.Rows
        && SideRules.Tagged(image).FirstOrDefault() is { Side: ImageLaterality.Right or ImageLaterality.Left } side ? side : null;

    private static Reading<RadiographView> OfHip(ImageDescription image, ViewEvidence frontal, string region, List<string> conflicts) =>
        SideRules.OfImage(image).FirstOrDefault() is { Side: ImageLaterality.Bilateral } both
            ? Of(RadiographView.ApPelvis, frontal, $"{region}; {both.Source}: both hips in one image", conflicts)
            : Of(RadiographView.ApHip, frontal, region, conflicts);

    private static Reading<RadiographView> OfEither(ImageDescription image, ViewEvidence frontal, List<string> conflicts)
    {
        var side = SideRules.Tagged(image).FirstOrDefault();
        var text = RegionWords.NamingBoth(image);
        if (text is not null && side is { Side: ImageLaterality.Right or ImageLaterality.Left })
            return Of(RadiographView.ApHip, frontal, $"{text.Source}; {side.Source}", conflicts);
        if (text is not null) return Of(RadiographView.ApPelvis, frontal, text.Source, conflicts);
        var pelvisOrder = RegionWords.OfOrder(image).FirstOrDefault();
        return pelvisOrder is { Region: BodyRegion.Pelvis or BodyRegion.Hip }
            ? Of(pelvisOrder.Region == BodyRegion.Pelvis ? RadiographView.ApPelvis : RadiographView.ApHip, frontal, pelvisOrder.Source, conflicts)
            : Reading<RadiographView>.None(RadiographView.Unknown, $"{frontal.Source}: antero-posterior, but no attribute names hip or pelvis", conflicts);
    }

    private static IEnumerable<string> Contradictions(List<RegionEvidence> evidence) =>
        from other in evidence.Skip(1)
        where other.Region != BodyRegion.Femur && evidence[0].Region != BodyRegion.Femur && other.Region != evidence[0].Region
        select $"{other.Source} says {other.Name}, but {evidence[0].Source} says {evidence[0].Name}";

    private static Reading<RadiographView> Of(RadiographView view, ViewEvidence frontal, string region, List<string> conflicts) =>
        Reading<RadiographView>.Of(view, Sources(frontal.Source, region), conflicts);

    private static string Sources(string frontal, string region) =>
        frontal.StartsWith(region, StringComparison.Ordinal) ? frontal : $"{frontal}; {region}";
}
