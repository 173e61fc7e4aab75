using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The image library of a structured report (PS3.16 TID 1600): the images that were judged, with what was concluded of each.</summary>
internal static class ImageLibrary
{
    private static readonly Dictionary<string, string> Modalities = new(StringComparer.Ordinal)
    {
        ["CR"] = "Computed Radiography", ["DX"] = "Digital Radiography", ["RF"] = "Radiofluoroscopy", ["RG"] = "Radiographic imaging",
        ["XA"] = "X-Ray Angiography",
    };

    /// <summary>The library; null when no image was judged.</summary>
    public static DicomDataset? Of(ReportRecord record)
    {
        DicomDataset[] entries =
        [
            .. from image in RecordImages.Judged(record)
                let reference = ObjectReference.To(image)
                where reference is not null
                select ContentItem.Image(ContentItem.Contains, null, reference, Descriptors(image, record)),
        ];
        return entries.Length == 0 ? null : ContentItem.Container(Concepts.ImageLibrary, ContentItem.Container(Concepts.ImageLibraryGroup, entries));
    }

    /// <summary>TID 1602 and TID 1603.</summary>
    private static IEnumerable<DicomDataset> Descriptors(StudyImage image, ReportRecord record)
    {
        yield return ContentItem.Code(ContentItem.Acquired, Concepts.Modality, Modality(image));
        yield return ContentItem.Code(ContentItem.Acquired, Concepts.TargetRegion, image.View.Value == RadiographView.ApPelvis ? Concepts.Pelvis : Concepts.HipJoint);
        if (Side(image.Side.Value) is { } side) yield return ContentItem.Code(ContentItem.Acquired, Concepts.ImageLaterality, side);
        if (SourceValues.Date(record.Header, DicomTag.StudyDate) is { Length: > 0 } date) yield return ContentItem.Date(ContentItem.Acquired, Concepts.StudyDate, date);
        if (View(image.View.Value) is { } view) yield return view;
    }

    private static CodedConcept Modality(StudyImage image) =>
        Modalities.TryGetValue(image.Description.Modality, out var name) ? Concepts.Dcm(image.Description.Modality, name) : Concepts.Dcm("OT", "Other");

    private static CodedConcept? Side(ImageLaterality side) => side switch
    {
        ImageLaterality.Right => Concepts.Right,
        ImageLaterality.Left => Concepts.Left,
        ImageLaterality.Bilateral => Concepts.Bilateral,
        _ => null,
    };

    // No standard code tells a frog-leg lateral from another one.
    private static DicomDataset? View(RadiographView view) => view switch
    {
        RadiographView.ApPelvis or RadiographView.ApHip => ContentItem.Code(ContentItem.Acquired, Concepts.ImageView, Concepts.AnteroPosterior),
        RadiographView.FrogLegLateral => ContentItem.Code(ContentItem.Acquired, Concepts.ImageView, Concepts.Lateral),
        RadiographView.CrossTableLateral => ContentItem.Code(ContentItem.Acquired, Concepts.ImageView, Concepts.Lateral,
            ContentItem.Code(ContentItem.Modifies, Concepts.ImageViewModifier, Concepts.CrossTable)),
        _ => null,
    };
}
