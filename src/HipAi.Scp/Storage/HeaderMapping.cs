using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>
/// From a DICOM header to what the rooms know of an image. Lenient: a value that cannot be read counts as missing, since no
/// such value may refuse an image whose pixels can be read (requirement A8).
/// </summary>
internal static class HeaderMapping
{
    public static InstanceHeader Read(DicomFile file)
    {
        var dataset = file.Dataset;
        return new InstanceHeader(
            Text(dataset, DicomTag.SOPClassUID),
            Text(dataset, DicomTag.SOPInstanceUID),
            Text(dataset, DicomTag.SeriesInstanceUID),
            Text(dataset, DicomTag.StudyInstanceUID),
            file.TransferSyntax.UID.UID,
            Text(file.FileMetaInfo, DicomTag.SourceApplicationEntityTitle),
            Describe(dataset),
            Facts(dataset),
            Patient(dataset));
    }

    private static ImageDescription Describe(DicomDataset dataset) => new()
    {
        SopClassUid = Text(dataset, DicomTag.SOPClassUID),
        Modality = Text(dataset, DicomTag.Modality),
        PresentationIntentType = Text(dataset, DicomTag.PresentationIntentType),
        ImageType = Texts(dataset, DicomTag.ImageType),
        BodyPartExamined = Text(dataset, DicomTag.BodyPartExamined),
        ViewPosition = Text(dataset, DicomTag.ViewPosition),
        ViewCode = Codes(dataset, DicomTag.ViewCodeSequence).FirstOrDefault(),
        ViewModifierCodes = ModifierCodes(dataset, DicomTag.ViewCodeSequence, DicomTag.ViewModifierCodeSequence),
        AnatomicRegionCodes = Codes(dataset, DicomTag.AnatomicRegionSequence),
        AnatomicRegionModifierCodes = ModifierCodes(dataset, DicomTag.AnatomicRegionSequence, DicomTag.AnatomicRegionModifierSequence),
        ImageLaterality = Text(dataset, DicomTag.ImageLaterality),
        Laterality = Text(dataset, DicomTag.Laterality),
        PatientOrientation = Texts(dataset, DicomTag.PatientOrientation),
        ProtocolName = Text(dataset, DicomTag.ProtocolName),
        SeriesDescription = Text(dataset, DicomTag.SeriesDescription),
        StudyDescription = Text(dataset, DicomTag.StudyDescription),
        PerformedProcedureStepDescription = Text(dataset, DicomTag.PerformedProcedureStepDescription),
        AcquisitionDeviceProcessingDescription = Text(dataset, DicomTag.AcquisitionDeviceProcessingDescription),
        Rows = Number(dataset, DicomTag.Rows),
        Columns = Number(dataset, DicomTag.Columns),
        ImagerPixelSpacing = Length(dataset, DicomTag.ImagerPixelSpacing),
        PixelSpacing = Length(dataset, DicomTag.PixelSpacing),
        PixelSpacingCalibrationType = Text(dataset, DicomTag.PixelSpacingCalibrationType),
        MagnificationFactor = Length(dataset, DicomTag.EstimatedRadiographicMagnificationFactor),
        DistanceSourceToDetector = Length(dataset, DicomTag.DistanceSourceToDetector),
        DistanceSourceToPatient = Length(dataset, DicomTag.DistanceSourceToPatient),
    };

    private static StudyFacts Facts(DicomDataset dataset) => new(
        Text(dataset, DicomTag.PatientName),
        Text(dataset, DicomTag.PatientID),
        Text(dataset, DicomTag.PatientSex),
        Text(dataset, DicomTag.PatientBirthDate),
        Text(dataset, DicomTag.PatientAge),
        Text(dataset, DicomTag.AccessionNumber),
        Text(dataset, DicomTag.StudyDate),
        Text(dataset, DicomTag.StudyTime),
        Text(dataset, DicomTag.StudyDescription),
        Text(dataset, DicomTag.InstitutionName),
        string.Join(' ', new[] { Text(dataset, DicomTag.Manufacturer), Text(dataset, DicomTag.ManufacturerModelName) }.Where(s => s.Length > 0)));

    private static PatientIdentity Patient(DicomDataset dataset) => new(
        DicomPersonName.Parse(Text(dataset, DicomTag.PatientName)).ToString(),
        Text(dataset, DicomTag.PatientID),
        Text(dataset, DicomTag.IssuerOfPatientID),
        Text(dataset, DicomTag.PatientBirthDate),
        Text(dataset, DicomTag.PatientSex));

    /// <summary>Modifiers stand inside the items of the sequence they modify (PS3.3 10.5); some senders put them beside it.</summary>
    private static List<CodedConcept> ModifierCodes(DicomDataset dataset, DicomTag modified, DicomTag modifiers) =>
        [.. Items(dataset, modified).SelectMany(item => Codes(item, modifiers)), .. Codes(dataset, modifiers)];

    private static List<CodedConcept> Codes(DicomDataset dataset, DicomTag tag) =>
        [.. Items(dataset, tag)
            .Select(item => new CodedConcept(
                Text(item, DicomTag.CodeValue), Text(item, DicomTag.CodingSchemeDesignator), Text(item, DicomTag.CodeMeaning)))
            .Where(code => code != new CodedConcept("", "", ""))];

    private static string Text(DicomDataset dataset, DicomTag tag) => Lenient(() => dataset.GetStringOrEmpty(tag).Trim(), "");

    private static IReadOnlyList<string> Texts(DicomDataset dataset, DicomTag tag) => Lenient(() => dataset.GetStrings(tag), []);

    private static IReadOnlyList<DicomDataset> Items(DicomDataset dataset, DicomTag tag) => Lenient(() => dataset.GetSequenceItems(tag), []);

    private static int Number(DicomDataset dataset, DicomTag tag) => Lenient(() => dataset.GetSingleValueOrDefault<int>(tag, 0), 0);

    // The first value of a decimal string; of spacings that is the rows'.
    private static double? Length(DicomDataset dataset, DicomTag tag) =>
        Texts(dataset, tag) is [var first, ..]
        && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) && value > 0
            ? value
            : null;

    private static T Lenient<T>(Func<T> read, T missing)
    {
        try
        {
            return read();
        }
        catch (DicomException)
        {
            // The value is not what its representation promises: as good as missing.
            return missing;
        }
    }
}
