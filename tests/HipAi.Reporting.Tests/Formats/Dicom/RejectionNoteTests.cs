using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats.Dicom;

[Category("D1"), Category("B4")]
public sealed class RejectionNoteTests
{
    private static readonly ReportRecord First = Records.TwoCertain();

    private static readonly ReportRecord LateImage = First with
    {
        Snapshot = First.Snapshot with { Revision = 2 },
        Prediction = First.Prediction with { SnapshotRevision = 2 },
        Report = First.Report with { Version = 2, SnapshotRevision = 2, Predecessor = 1 },
    };

    [TestCase(RejectionReason.Superseded, "113001")]
    [TestCase(RejectionReason.PatientSafety, "113037")]
    public async Task It_is_valid_and_says_why(RejectionReason reason, string code)
    {
        using var folder = new TempFolder();
        var note = Write(LateImage, reason);
        await Validators.RequireValidAsync(note, folder.File("object.dcm"));
        Assert.That(await Validators.DumpAsync(folder.File("object.dcm")), Does.Contain($"CONTAINER:({code},DCM,").And.Contain("version 1 is withdrawn; version 2 takes its place"));
    }

    [Test]
    public void A_later_snapshot_withdraws_everything_of_the_version_before()
    {
        var pictures = Records.Pictures(First);
        string[] sent =
        [
            .. HeatmapCaptures.Write(First, pictures).Append(StructuredReport.Write(First, pictures.Keys.ToHashSet()))
                .Append(EncapsulatedPdf.Write(First, "%PDF-"u8.ToArray())).Select(file => file.Dataset.GetString(DicomTag.SOPInstanceUID)),
        ];
        Assert.That(Rejected(Write(LateImage, RejectionReason.Superseded)), Is.EquivalentTo(sent));
    }

    [Test]
    public void A_signature_withdraws_the_documents_and_keeps_the_pictures()
    {
        var rejected = Rejected(Write(Records.Named("signed"), RejectionReason.Superseded));
        Assert.That(rejected, Has.Count.EqualTo(2));
        Assert.That(rejected[0], Is.EqualTo(StructuredReport.Write(First, new HashSet<string>()).Dataset.GetString(DicomTag.SOPInstanceUID)));
    }

    [Test]
    public void It_never_withdraws_itself() => Assert.That(
        () => RejectionNote.Write(First, First.Report, First.Prediction, StructuredReport.SopClasses[0], true, new HashSet<string>(), RejectionReason.Superseded), Throws.ArgumentException);

    private static DicomFile Write(ReportRecord stands, RejectionReason reason) =>
        RejectionNote.Write(stands, First.Report, First.Prediction, StructuredReport.SopClasses[0], pdf: true, Records.Pictures(First).Keys.ToHashSet(), reason);

    private static List<string> Rejected(DicomFile note) =>
    [
        .. from series in note.Dataset.GetSequenceItems(DicomTag.CurrentRequestedProcedureEvidenceSequence).Single().GetSequenceItems(DicomTag.ReferencedSeriesSequence)
            from item in series.GetSequenceItems(DicomTag.ReferencedSOPSequence)
            select item.GetString(DicomTag.ReferencedSOPInstanceUID),
    ];
}
