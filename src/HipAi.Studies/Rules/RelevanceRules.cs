namespace HipAi.Studies;

/// <summary>
/// What is not a hip or pelvis radiograph never reaches a model, and the reason is recorded (requirement B7). An image is excluded on
/// what its header says; what says nothing of hip or pelvis is excluded too, because a model answers whatever it is shown.
/// </summary>
public static class RelevanceRules
{
    private static readonly string[] RawTokens = ["RAW", "UNPROCESSED"];
    private static readonly string[] RadiographModalities = ["CR", "DX", "RG", "DR"];

    /// <summary>Why the image is kept from the models, in words for a person; null when it may be judged.</summary>
    /// <param name="image">The header of one image.</param>
    /// <param name="view">Its view, as <see cref="ViewRules.Read"/> tells it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static string? WhyExcluded(ImageDescription image, RadiographView view)
    {
        ArgumentNullException.ThrowIfNull(image);
        return ByClass(image) ?? ByIntent(image) ?? ByRegion(image, view) ?? (view == RadiographView.Unknown ? ByView(image) : null);
    }

    private static string? ByClass(ImageDescription image)
    {
        var uid = image.SopClassUid.Trim();
        if (SopClasses.Radiographs.Contains(uid)) return null;
        if (uid == SopClasses.SecondaryCapture) return ByCapture(image);
        if (uid.Length == 0) return "no SOP Class UID tells what the object is";
        return SopClasses.NotRadiographs.TryGetValue(uid, out var name)
            ? $"not a radiograph: {name}"
            : $"not a radiograph: {HeaderText.Quote("SOP Class UID", uid)}";
    }

    private static string? ByCapture(ImageDescription image)
    {
        if (!RadiographModalities.Contains(HeaderText.Fold(image.Modality)))
            return $"a secondary capture that does not say it is a radiograph: {HeaderText.Quote("Modality", image.Modality)}";
        return image.ImageType.Any(type => HeaderText.Fold(type) == "DERIVED")
            ? "a derived secondary capture: heatmap, screenshot or annotated copy"
            : null;
    }

    private static string? ByIntent(ImageDescription image)
    {
        if (image.SopClassUid.Trim() == SopClasses.DigitalXRayForProcessing || HeaderText.Fold(image.PresentationIntentType) == "FOR PROCESSING")
            return "raw detector data (FOR PROCESSING), not meant to be looked at";
        return image.ImageType.Any(type => HeaderText.Fold(type).Split(' ', '_').Any(RawTokens.Contains))
            ? $"raw detector data: {HeaderText.Quote("ImageType", string.Join('\\', image.ImageType))}"
            : null;
    }

    private static string? ByRegion(ImageDescription image, RadiographView view)
    {
        var evidence = RegionWords.Of(image);
        if (evidence.FirstOrDefault(region => !region.MayShowHip) is { } elsewhere)
            return evidence.FirstOrDefault(region => region.MayShowHip) is { } hip
                ? $"{elsewhere.Source} says {elsewhere.Name}, though {hip.Source} says {hip.Name}"
                : $"not a hip or pelvis: {elsewhere.Source}";
        if (evidence.Count > 0 || RegionWords.NamingBoth(image) is not null) return null;
        // Only hips are imaged as frog-leg or cross-table laterals under those names.
        if (view is RadiographView.FrogLegLateral or RadiographView.CrossTableLateral && RegionWords.OfOrder(image).All(region => region.MayShowHip))
            return null;
        return ByOrder(image);
    }

    private static string? ByOrder(ImageDescription image)
    {
        if (TextField.OfOrder(image).Any(RegionWords.NamesHipOrPelvis) && RegionWords.OfOrder(image).All(region => region.MayShowHip)) return null;
        return RegionWords.OfOrder(image).FirstOrDefault(region => !region.MayShowHip) is { } elsewhere
            ? $"not a hip or pelvis: {elsewhere.Source}"
            : "no attribute says that it shows a hip or the pelvis";
    }

    private static string? ByView(ImageDescription image)
    {
        if (ViewRules.OutsideTheFour(image) is { } outside)
            return $"{outside.Name}, which the models do not know: {outside.Source}";
        if (ViewRules.UnnamedLateral(image) is not { } lateral || RegionWords.Of(image).FirstOrDefault() is not { Region: BodyRegion.Pelvis })
            return null;
        return SideRules.Read(image, RadiographView.Unknown).Value is ImageLaterality.Right or ImageLaterality.Left
            ? null
            : $"lateral of the pelvis, where the hips lie over each other: {lateral.Source}";
    }
}
