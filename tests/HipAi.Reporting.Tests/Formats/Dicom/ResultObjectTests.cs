using System.Text;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Pdf;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats.Dicom;

/// <summary>Every object of every record is valid, and carries the study's own patient and study.</summary>
public sealed class ResultObjectTests
{
    private static IEnumerable<TestCaseData> Cases => Records.All.Select(entry => new TestCaseData(entry.Record).SetArgDisplayNames(entry.Name));

    [TestCaseSource(nameof(Cases)), Category("D1"), Category("D2"), Category("D3")]
    public async Task Dciodvfy_reports_no_error(ReportRecord record)
    {
        // Stays after the test, for people to look at.
        var folder = Directory.CreateDirectory(Shipped.PathOf("written", TestContext.CurrentContext.Test.Name.Split('(', ')')[1])).FullName;
        var pictures = Records.Pictures(record);
        var pdf = ReportPdf.Write(record, pictures);
        await File.WriteAllBytesAsync(Path.Combine(folder, "report.pdf"), pdf);
        DicomFile[] files =
        [
            StructuredReport.Write(record, pictures.Keys.ToHashSet()), .. HeatmapCaptures.Write(record, pictures), EncapsulatedPdf.Write(record, pdf),
        ];
        foreach (var (file, i) in files.Select((file, i) => (file, i))) await Validators.RequireValidAsync(file, Path.Combine(folder, $"{i}.dcm"));
    }

    [TestCaseSource(nameof(Cases)), Category("D7")]
    public void The_same_record_gives_the_same_bytes(ReportRecord record)
    {
        var pictures = Records.Pictures(record);
        byte[] Once() => [.. Bytes(StructuredReport.Write(record, pictures.Keys.ToHashSet())), .. HeatmapCaptures.Write(record, pictures).SelectMany(Bytes)];
        var first = Once();
        Assert.That(Once().AsSpan().SequenceEqual(first));
    }

    [Test, Category("D1")]
    public void Patient_and_study_are_the_studys_own()
    {
        var record = Records.TwoCertain();
        var result = StructuredReport.Write(record, new HashSet<string>()).Dataset;
        foreach (var tag in new[]
        {
            DicomTag.StudyInstanceUID, DicomTag.PatientName, DicomTag.PatientID, DicomTag.IssuerOfPatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex, DicomTag.PatientAge,
            DicomTag.StudyDate, DicomTag.StudyTime, DicomTag.StudyID, DicomTag.AccessionNumber, DicomTag.ReferringPhysicianName, DicomTag.StudyDescription, DicomTag.TimezoneOffsetFromUTC,
        })
            Assert.That(result.GetStringOrEmpty(tag), Is.EqualTo(record.Header.GetStringOrEmpty(tag)), tag.ToString());
        Assert.That(result.GetSequenceItems(DicomTag.IssuerOfPatientIDQualifiersSequence).Single().GetString(DicomTag.UniversalEntityID), Is.EqualTo("2.25.1"));
        Assert.That(result.GetSequenceItems(DicomTag.ProcedureCodeSequence).Single().GetString(DicomTag.CodeValue), Is.EqualTo("30767-8"));
        var request = result.GetSequenceItems(DicomTag.ReferencedRequestSequence).Single();
        Assert.That(request.GetString(DicomTag.RequestedProcedureID), Is.EqualTo("RP1"));
        Assert.That(request.GetString(DicomTag.PlacerOrderNumberImagingServiceRequest), Is.EqualTo("PLO1"));
    }

    [Test, Category("D1")]
    public void Times_are_those_of_the_zone_that_the_study_names()
    {
        var result = StructuredReport.Write(Records.TwoCertain(), new HashSet<string>()).Dataset;
        // Composed at 17:10 UTC; the study's header is in +0200.
        Assert.That(result.GetString(DicomTag.ContentTime), Is.EqualTo("191000"));
        var bare = StructuredReport.Write(Records.Named("bare-header"), new HashSet<string>()).Dataset;
        Assert.That(bare.GetString(DicomTag.ContentTime), Is.EqualTo("181000"));
        Assert.That(bare.Contains(DicomTag.TimezoneOffsetFromUTC), Is.False, "nobody said in which zone the study's own times are");
    }

    [TestCase("japanese", "Yamada^Tarou=山田^太郎=やまだ^たろう")]
    [TestCase("chinese", "Wang^XiaoDong=王^小东")]
    [TestCase("european", "Größe^Ærø^Ñandú^Dr.^Çé")]
    [Category("D1")]
    public async Task Names_come_out_in_utf8_whatever_they_came_in(string record, string name)
    {
        using var folder = new TempFolder();
        var path = folder.File("sr.dcm");
        StructuredReport.Write(Records.Named(record), new HashSet<string>()).Save(path);
        var dump = await Tool.RunAsync("dcmdump", ["-q", "+P", "0008,0005", "+P", "0010,0010", path]);
        Assert.That(dump.Output, Does.Contain("[ISO_IR 192]").And.Contain($"[{name}]"));
    }

    [Test, Category("D1")]
    public void What_would_make_the_object_invalid_is_left_out()
    {
        var result = StructuredReport.Write(Records.Named("long"), new HashSet<string>()).Dataset;
        foreach (var tag in new[] { DicomTag.PatientName, DicomTag.PatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex, DicomTag.AccessionNumber, DicomTag.StudyTime })
            Assert.That((result.Contains(tag), result.GetStringOrEmpty(tag)), Is.EqualTo((true, "")), tag.ToString());
        Assert.That(result.Contains(DicomTag.StudyDescription), Is.False);
    }

    [TestCase("19500101", "19500101")]
    [TestCase("1950.01.01", "19500101")]
    [TestCase("19501301", "")]
    [TestCase("1950", "")]
    [TestCase("19500101\\19510101", "")]
    [Category("D1")]
    public void A_date_is_one_that_there_is(string sent, string written)
    {
        var header = new DicomDataset(new DicomElement(DicomTag.PatientBirthDate, DicomVR.DA, Encoding.ASCII.GetBytes(sent)));
        Assert.That(SourceValues.Date(header, DicomTag.PatientBirthDate), Is.EqualTo(written));
    }

    [TestCase("165500.123456", "165500.123456")]
    [TestCase("16:55:00", "165500")]
    [TestCase("16", "16")]
    [TestCase("246000", "")]
    [TestCase("165500.", "")]
    [TestCase("1655.5", "")]
    [TestCase("165500.1234567", "")]
    [Category("D1")]
    public void A_time_is_one_that_there_is(string sent, string written)
    {
        var header = new DicomDataset(new DicomElement(DicomTag.StudyTime, DicomVR.TM, Encoding.ASCII.GetBytes(sent)));
        Assert.That(SourceValues.Time(header, DicomTag.StudyTime), Is.EqualTo(written));
    }

    [Test, Category("D1")]
    public void A_study_uid_that_is_none_is_taken_over_as_it_was_received()
    {
        const string odd = "1.2.840.007.x";
        var record = Records.TwoCertain();
        record = record with { Snapshot = record.Snapshot with { StudyInstanceUid = odd }, Header = Headers.Received("1.2.840.107.1", odd) };
        using var stream = new MemoryStream(Bytes(StructuredReport.Write(record, new HashSet<string>())));
        Assert.That(DicomFile.Open(stream).Dataset.GetString(DicomTag.StudyInstanceUID), Is.EqualTo(odd));
        Assert.That(() => StructuredReport.Write(record with { Header = Headers.Bare() }, new HashSet<string>()), Throws.ArgumentException);
    }

    private static byte[] Bytes(DicomFile file)
    {
        using var stream = new MemoryStream();
        file.Save(stream);
        return stream.ToArray();
    }
}
