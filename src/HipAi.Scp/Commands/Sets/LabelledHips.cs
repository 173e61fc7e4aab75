using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>The hips of one labelled image, drawn for a prepared set.</summary>
/// <param name="Hips">The hips, right first.</param>
/// <param name="Joints">The squares around their joints, hip for hip; empty when none are wanted.</param>
/// <param name="Notes">What was left out or assumed, each with the image's name.</param>
internal sealed record LabelledHips(IReadOnlyList<DrawnHip> Hips, IReadOnlyList<DrawnJoint> Joints, IReadOnlyList<string> Notes)
{
    /// <summary>The image as a whole; null when that is not wanted or not possible.</summary>
    internal DrawnWhole? Whole { get; init; }

    /// <summary>
    /// Prepares an image and draws its hips. View and side are the truth's, so that a header with gaps loses no label; the
    /// orientation is the header's, as when serving.
    /// </summary>
    /// <param name="writer">The set they are drawn for.</param>
    /// <param name="study">The truth of the study.</param>
    /// <param name="image">The truth of the image.</param>
    /// <param name="pixels">The image as displayed.</param>
    /// <param name="header">Its data set.</param>
    /// <param name="file">Its file below the set's source folder; empty when it was never one.</param>
    /// <param name="form">What is drawn besides.</param>
    internal static LabelledHips Draw(
        PreparedSetWriter writer, StudyTruth study, ImageTruth image, GrayscaleImage pixels, DicomDataset header, string file, LabelForm form)
    {
        var whole = form.WholeSize > 0 ? DrawnWhole.Of(study, image, pixels, form.WholeSize) : null;
        // An image of something else than a hip holds none, and that is no news.
        if (image.Hips.Count == 0) return new LabelledHips([], [], []) { Whole = whole };
        var name = file.Length > 0 ? file : $"{study.StudyInstanceUid}/{image.FileName}";
        var prepared = HipPreparer.Prepare(pixels, image.View, image.Side, header.GetStrings(DicomTag.PatientOrientation));
        var notes = prepared.Notes.Select(note => $"{name}: {note}").ToList();
        var (hips, joints) = (new List<DrawnHip>(), new List<DrawnJoint>());
        foreach (var hip in prepared.Hips)
        {
            if (image.Hips.FirstOrDefault(truth => truth.Side == hip.Side) is not { } seen)
            {
                notes.Add($"{name}: the truth tells nothing of the hip prepared as {hip.Side}; left out.");
                continue;
            }

            var truth = study.Hips.First(truth => truth.Side == hip.Side);
            var row = new PreparedSetRow(
                study.StudyInstanceUid, image.SopInstanceUid, seen.Class, file, HipLabels.Of(study, image, seen, hip.Record));
            var mask = form.MaskGrid > 0 ? HipLabels.Mask(truth, image.SopInstanceUid, hip.Record, form.MaskGrid) : null;
            hips.Add(writer.Draw(hip, row, mask));
            if (form.Joint is { } joint) joints.Add(DrawnJoint.Of(joint, hip, truth, image.SopInstanceUid, seen));
        }

        return new LabelledHips(hips, joints, notes) { Whole = whole };
    }
}
