namespace HipAi.Studies;

/// <summary>One free text of the header, folded for search.</summary>
/// <param name="Source">The attribute and its value, quotable.</param>
/// <param name="Folded">The value as <see cref="HeaderText.Fold"/> leaves it.</param>
internal sealed record TextField(string Source, string Folded)
{
    /// <summary>Texts that tell of this one exposure, most specific first.</summary>
    public static List<TextField> OfImage(ImageDescription image) => Filled(
        ("ProtocolName", image.ProtocolName),
        ("SeriesDescription", image.SeriesDescription),
        ("AcquisitionDeviceProcessingDescription", image.AcquisitionDeviceProcessingDescription));

    /// <summary>
    /// Attributes that are not made for the side but whose words may name it, most specific first. A sided projection ("left lateral",
    /// "right oblique") names the side at the receptor or the way the patient is turned, which is not the hip that is shown.
    /// </summary>
    public static List<TextField> ThatMayNameSide(ImageDescription image) =>
    [
        .. Filled([.. image.AnatomicRegionCodes.Select(code => ("AnatomicRegionSequence (0008,2218)", code.Meaning)), ("BodyPartExamined (0018,0015)", image.BodyPartExamined)]),
        .. Filled(
            [("ViewCodeSequence (0054,0220)", image.ViewCode?.Meaning ?? ""),
            .. image.ViewModifierCodes.Select(code => ("ViewModifierCodeSequence (0054,0222)", code.Meaning)),
            ("ViewPosition (0018,5101)", image.ViewPosition)])
            .Where(text => ViewWords.InText(text)?.Word is not (ViewWord.Lateral or ViewWord.Special)),
    ];

    /// <summary>Texts that tell of the order, and so of several images at once.</summary>
    public static List<TextField> OfOrder(ImageDescription image) => Filled(
        ("PerformedProcedureStepDescription", image.PerformedProcedureStepDescription),
        ("StudyDescription", image.StudyDescription));

    /// <summary>One text, whatever it holds.</summary>
    public static TextField Of(string attribute, string value) => new(HeaderText.Quote(attribute, value), HeaderText.Fold(value));

    private static List<TextField> Filled(params (string Attribute, string Value)[] texts) =>
        [.. texts.Select(text => Of(text.Attribute, text.Value)).Where(text => text.Folded.Length > 0)];
}
