namespace HipAi.Studies;

/// <summary>What each attribute says of the part of the body.</summary>
internal static class RegionWords
{
    /// <summary>All evidence of this image in order of trust: Anatomic Region Sequence, texts of the image, Body Part Examined.</summary>
    public static List<RegionEvidence> Of(ImageDescription image)
    {
        var found = new List<RegionEvidence>();
        found.AddRange(image.AnatomicRegionCodes.Select(InCode).OfType<RegionEvidence>());
        found.AddRange(TextField.OfImage(image).Select(InText).OfType<RegionEvidence>());
        if (InBodyPart(image.BodyPartExamined) is { } part) found.Add(part with { IsBodyPart = true });
        return found;
    }

    /// <summary>What the order says, which may be of another of its images.</summary>
    public static List<RegionEvidence> OfOrder(ImageDescription image) =>
        [.. TextField.OfOrder(image).Select(InText).OfType<RegionEvidence>()];

    /// <summary>The first text of the image that names both pelvis and hip, such as "HIP WITH PELVIS R"; null when none does.</summary>
    public static TextField? NamingBoth(ImageDescription image) => TextField.OfImage(image).FirstOrDefault(NamesBoth);

    /// <summary>Whether a text names hip, pelvis or femur; a text that names both hip and pelvis does.</summary>
    public static bool NamesHipOrPelvis(TextField text) => RegionTables.Words.Any(row => row.Pattern.IsMatch(text.Folded));

    /// <summary>Whether a text names the pelvis, alone or with the hip.</summary>
    public static bool NamesPelvis(TextField text) =>
        RegionTables.Words.Any(row => row.Region == BodyRegion.Pelvis && row.Pattern.IsMatch(text.Folded));

    private static RegionEvidence? InCode(CodedConcept code)
    {
        var source = HeaderText.Quote("AnatomicRegionSequence (0008,2218)", code.Meaning.Length > 0 ? code.Meaning : code.Value);
        var isSnomed = ViewTables.SnomedSchemes.Contains(code.Scheme.Trim(), StringComparer.OrdinalIgnoreCase);
        if (isSnomed && RegionTables.Codes.TryGetValue(code.Value.Trim(), out var known)) return new RegionEvidence(known.Region, known.Name, source);
        // SNOMED has more hips than CID 4009, one for each side among them: the meaning tells.
        return InText(new TextField(source, HeaderText.Fold(code.Meaning)))
            ?? (isSnomed ? new RegionEvidence(BodyRegion.Elsewhere, "another body part", source) : null);
    }

    private static RegionEvidence? InBodyPart(string bodyPart)
    {
        var text = TextField.Of("BodyPartExamined (0018,0015)", bodyPart);
        return RegionTables.BodyParts.TryGetValue(text.Folded.Replace(" ", "", StringComparison.Ordinal), out var known)
            ? new RegionEvidence(known.Region, known.Name, text.Source)
            : InText(text);
    }

    private static RegionEvidence? InText(TextField text)
    {
        if (RegionTables.WholeLegWords.IsMatch(text.Folded)) return new RegionEvidence(BodyRegion.Elsewhere, "the whole leg", text.Source);
        if (NamesBoth(text)) return null;
        if (RegionTables.DistalFemur.IsMatch(text.Folded)) return new RegionEvidence(BodyRegion.Elsewhere, "the distal femur", text.Source);
        foreach (var (region, name, pattern) in RegionTables.Words)
            if (pattern.IsMatch(text.Folded)) return new RegionEvidence(region, name, text.Source);
        return RegionTables.ElsewhereWords.IsMatch(text.Folded)
            ? new RegionEvidence(BodyRegion.Elsewhere, "another body part", text.Source)
            : null;
    }

    private static bool NamesBoth(TextField text) =>
        RegionTables.Words.Count(row => row.Region != BodyRegion.Femur && row.Pattern.IsMatch(text.Folded)) > 1
        && !RegionTables.WholeLegWords.IsMatch(text.Folded);
}
