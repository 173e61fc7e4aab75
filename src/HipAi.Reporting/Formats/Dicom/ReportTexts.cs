using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The qualitative evaluations of a structured report: how it stands, its sections as text, and what is to be known of the images.</summary>
internal static class ReportTexts
{
    public static DicomDataset Of(ReportRecord record) => ContentItem.Container(Concepts.Evaluations,
    [
        .. GroupItems.Comments(ReportStanding.Notice(record.Report)),
        .. record.Report.Sections.Select(section => Section(section, record.Report.Language)),
        .. GroupItems.Comments(record.Prediction.Notes.Select(note => $"{NameOf(note, record.Snapshot)}: {note.Text}")),
        .. GroupItems.Comments(record.Prediction.Models.Select(Model)),
        .. GroupItems.Comments($"Report version {record.Report.Version}, template {ReportStanding.Template(record.Report)}."),
    ]);

    /// <summary>A section; it names its language where that is another than the document's.</summary>
    private static DicomDataset Section(ReportSection section, string language) => ContentItem.Text(
        ContentItem.Contains, SectionConcepts.Of(section), $"{section.Heading}\n{section.Text}",
        language != Languages.OfCodes && Languages.Of(language) is { } code ? [ContentItem.Code(ContentItem.Modifies, Concepts.Language, code)] : []);

    /// <summary>An image as the report's limitations name it, by its number.</summary>
    private static string NameOf(ImageNote note, StudySnapshot snapshot)
    {
        var number = snapshot.Images.TakeWhile(image => image.Instance.SopInstanceUid != note.SopInstanceUid).Count() + 1;
        return number <= snapshot.Images.Count ? $"Image {number}" : "Images";
    }

    private static string Model(ModelIdentity model) =>
        $"Model: {model.Name} {model.Version} ({model.Family}, weights {Short(model.Sha256)}). Trained on: {PlainText.Sentence(model.TrainedOn)}";

    private static string Short(string sha256) => sha256.Length > 12 ? sha256[..12] : sha256;
}
