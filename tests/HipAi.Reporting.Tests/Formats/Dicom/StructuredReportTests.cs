using HipAi.Dicom.Data;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Studies;
using HipAi.Testing;
using HipAi.Testing.StructuredReports;

namespace HipAi.Reporting.Tests.Formats.Dicom;

/// <summary>What DCMTK reads out of our structured reports.</summary>
[Category("D1")]
public sealed class StructuredReportTests
{
    private static IEnumerable<TestCaseData> Cases => Records.All.Select(entry => new TestCaseData(entry.Record).SetArgDisplayNames(entry.Name));

    [TestCaseSource(nameof(Cases)), Category("D6")]
    public async Task It_says_what_the_record_says(ReportRecord record)
    {
        var read = await ReadAsync(record);
        Assert.That(read.Hips.Select(hip => hip.Side), Is.EqualTo(record.Prediction.Hips.Select(hip => hip.Side)));
        foreach (var (hip, finding) in read.Hips.Zip(record.Prediction.Hips))
        {
            var certain = finding.Status == FindingStatus.Certain;
            Assert.That(hip.Finding, Is.EqualTo(certain ? finding.Class : null));
            Assert.That(hip.IsIndeterminate, Is.EqualTo(!certain));
            Assert.That(hip.Certainty, certain ? Is.EqualTo(finding.Probability * 100).Within(0.01) : Is.Null);
            Assert.That(hip.Probabilities, Is.EqualTo(finding.Probabilities).Within(1e-6));
            Assert.That(hip.Votes, Is.EqualTo(finding.Votes.Select(vote => (vote.Member, vote.Version, vote.Class))));
            Assert.That(hip.AlgorithmVersion, Is.EqualTo("hardware-efficientnet 1.0.0 + hardware-nfnet 1.0.0"));
            RequireFailure(hip.Failure, finding.Failure);
        }
    }

    [Test, Category("F2"), Category("D6")]
    public async Task What_a_person_decided_stands_as_the_persons_and_what_was_found_as_the_softwares()
    {
        var record = Records.Decided(
            new HipDecision(HipSide.Right, HipVerdict.Changed, HardwareClass.Hemiarthroplasty, "No cup.", "Müller^Änne"),
            new HipDecision(HipSide.Left, HipVerdict.Rejected, null, "Wrong side", "Müller^Änne"));
        using var folder = new TempFolder();
        await Validators.RequireValidAsync(StructuredReport.Write(record, new HashSet<string>()), folder.File("sr.dcm"));

        var (right, left) = await ReadAsync(record) is { Hips: [var one, var other] } ? (one, other) : throw new InvalidOperationException("two hips");
        Assert.That((right.Review!.Status, right.Review.Finding, right.Review.Observer), Is.EqualTo(("REVIEW-CHANGED", (HardwareClass?)HardwareClass.Hemiarthroplasty, "Müller")));
        Assert.That(right.Review.Comments.Single(), Is.EqualTo("Software finding changed by Müller, Änne: No cup."));
        Assert.That((right.Finding, right.Certainty, right.IsIndeterminate), Is.EqualTo(((HardwareClass?)null, (double?)null, false)), "the software's class is not stated any more");
        Assert.That(right.Probabilities, Is.EqualTo(record.Prediction.Hips[0].Probabilities).Within(1e-6), "its probabilities stay");
        Assert.That(right.Comments[0], Does.StartWith("Software: Total hip arthroplasty"));
        Assert.That((left.Review!.Status, left.Review.Finding, left.Finding), Is.EqualTo(("REVIEW-REJECTED", (HardwareClass?)null, (HardwareClass?)null)));
    }

    [Test, Category("F2")]
    public async Task An_accepted_finding_stands_twice_and_says_the_same()
    {
        var hip = (await ReadAsync(Records.Decided(new HipDecision(HipSide.Right, HipVerdict.Accepted, HardwareClass.TotalHipArthroplasty, "", "Müller^Änne")))).Hips[0];
        Assert.That((hip.Review!.Finding, hip.Finding), Is.EqualTo(((HardwareClass?)HardwareClass.TotalHipArthroplasty, (HardwareClass?)HardwareClass.TotalHipArthroplasty)));
    }

    [Test, Category("D6")]
    public async Task A_probable_class_names_the_one_that_it_is_easily_confused_with()
    {
        var hips = (await ReadAsync(Records.Named("probable"))).Hips;
        Assert.That(hips.Select(hip => (hip.Finding, hip.Versus)), Is.EqualTo(new (HardwareClass?, HardwareClass?)[]
        {
            (HardwareClass.TotalHipArthroplasty, HardwareClass.Hemiarthroplasty), (HardwareClass.DynamicHipScrew, null),
        }));
        Assert.That(hips[0].Comments, Does.Contain("Probable total hip arthroplasty versus hemiarthroplasty."));
        Assert.That(Records.Named("probable").Report.Text, Does.Contain("Probable total hip arthroplasty versus"), "as the text says");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Its_text_holds_every_section_and_says_how_it_stands(ReportRecord record)
    {
        var texts = (await ReadAsync(record)).Texts.Select(text => text.Text.ReplaceLineEndings("\n")).ToList();
        Assert.That(texts[0], Does.StartWith(ReportStanding.Banner(record.Report)).And.EndWith("Research use only, not for diagnosis."));
        foreach (var section in record.Report.Sections)
            Assert.That(texts, Has.Some.EqualTo(ResultText.Lines($"{section.Heading}\n{section.Text}").ReplaceLineEndings("\n")));
        foreach (var model in record.Prediction.Models)
            Assert.That(texts, Has.Some.Contains($"{model.Name} {model.Version}"));
    }

    [Test]
    public async Task Without_a_signature_it_is_unverified_and_preliminary_though_complete([Values("two-certain", "edited")] string name)
    {
        var read = await ReadAsync(Records.Named(name));
        Assert.That((read.Completion, read.Verification, read.Preliminary, read.VerifyingObserver), Is.EqualTo(("COMPLETE", "UNVERIFIED", "PRELIMINARY", "")));
    }

    [Test]
    public async Task A_status_without_a_signature_verifies_nothing()
    {
        var record = Records.TwoCertain();
        var read = await ReadAsync(record with { Report = record.Report with { Status = ReportStatus.Final } });
        Assert.That((read.Completion, read.Verification, read.Preliminary), Is.EqualTo(("COMPLETE", "UNVERIFIED", "PRELIMINARY")));
    }

    [Test]
    public async Task A_signed_one_is_verified_by_who_signed_it([Values("signed", "corrected")] string name)
    {
        var read = await ReadAsync(Records.Named(name));
        Assert.That((read.Completion, read.Verification, read.Preliminary, read.VerifyingObserver), Is.EqualTo(("COMPLETE", "VERIFIED", "FINAL", "Müller")));
    }

    [Test]
    public void A_signature_of_nobody_is_refused()
    {
        var record = Records.Named("signed");
        record = record with { Report = record.Report with { Signature = Records.Signature with { Name = "" } } };
        Assert.That(() => StructuredReport.Write(record, new HashSet<string>()), Throws.ArgumentException);
    }

    [Test, Category("B4")]
    public async Task A_later_version_names_the_one_before_it_and_keeps_tracking()
    {
        var (first, second) = (Records.TwoCertain(), Records.Named("signed"));
        var (before, after) = (await ReadAsync(first), await ReadAsync(second));
        Assert.That(before.Predecessors, Is.Empty);
        Assert.That(after.Predecessors, Is.EqualTo(new[] { StructuredReport.Write(first, new HashSet<string>()).Dataset.GetString(DicomTag.SOPInstanceUID) }));
        Assert.That(after.Hips.Select(hip => hip.TrackingUid), Is.EqualTo(before.Hips.Select(hip => hip.TrackingUid)));
        Assert.That(after.Hips.Select(hip => hip.TrackingUid), Is.Unique);
    }

    [Test]
    public async Task Its_evidence_is_all_that_it_refers_to()
    {
        var record = Records.Named("failure-certain");
        var pictures = Records.Pictures(record);
        var captures = HeatmapCaptures.Write(record, pictures).Select(file => file.Dataset.GetString(DicomTag.SOPInstanceUID));
        var read = await ReadAsync(record, pictures.Keys);
        Assert.That(read.Evidence, Is.EquivalentTo(captures.Concat(["2.25.1.1", "2.25.1.2"])));
        Assert.That((await ReadAsync(record)).Evidence, Is.EquivalentTo(new[] { "2.25.1.1", "2.25.1.2" }), "heatmaps that are not sent are not referred to");
    }

    [Test, Category("E6")]
    public async Task A_section_is_found_by_its_code_in_any_language_and_names_its_language()
    {
        using var folder = new TempFolder();
        var path = folder.File("sr.dcm");
        StructuredReport.Write(Records.Named("signed"), new HashSet<string>()).Save(path);
        Assert.That((await Validators.DumpAsync(path)).Split('\n').SkipWhile(line => !line.Contains("(59776-5,LN,", StringComparison.Ordinal)).Take(2).Select(line => line.Trim()), Is.EqualTo(new[]
        {
            "<contains TEXT:(59776-5,LN,\"Procedure findings\")=\"BEFUND\\r\\nRechte Hüfte: Totalendoprothese in regelrechter Stellung.\\r\\n  Keine Lockerungszeichen.\">",
            "<has concept mod CODE:(121049,DCM,\"Language of Content Item and Descendants\")=(de,RFC5646,\"German\")>",
        }));
    }

    [Test]
    public async Task No_value_of_a_header_becomes_structure()
    {
        using var folder = new TempFolder();
        var path = folder.File("sr.dcm");
        StructuredReport.Write(Records.Named("hostile"), new HashSet<string>()).Save(path);
        var dump = await Validators.DumpAsync(path);
        Assert.That(dump.Where(c => char.IsControl(c) && c != '\n'), Is.Empty);
        Assert.That(dump, Does.Contain("<script>").And.Contain("{{patient.id}}"), "texts are kept as they are, as text");
    }

    [Test]
    public async Task In_another_class_it_is_another_valid_object_with_the_same_content([Values(1, 2)] int other)
    {
        using var folder = new TempFolder();
        var record = Records.Named("corrected");
        var (pictures, sopClass) = (Records.Pictures(record).Keys.ToHashSet(), StructuredReport.SopClasses[other]);
        var (first, second) = (StructuredReport.Write(record, pictures), StructuredReport.Write(record, pictures, sopClass));
        await Validators.RequireValidAsync(first, folder.File("first.dcm"));
        await Validators.RequireValidAsync(second, folder.File("second.dcm"));
        Assert.That(second.Dataset.GetString(DicomTag.SOPClassUID), Is.EqualTo(sopClass.UID));
        Assert.That(second.Dataset.GetString(DicomTag.SOPInstanceUID), Is.Not.EqualTo(first.Dataset.GetString(DicomTag.SOPInstanceUID)));
        var (one, two) = (await Validators.DumpAsync(folder.File("first.dcm")), await Validators.DumpAsync(folder.File("second.dcm")));
        Assert.That(two.Split('\n').Skip(1), Is.EqualTo(one.Split('\n').Skip(1)));
    }

    [Test]
    public void It_is_written_in_no_other_class() =>
        Assert.That(() => StructuredReport.Write(Records.TwoCertain(), new HashSet<string>(), DicomUID.BasicTextSRStorage), Throws.ArgumentException);

    [TestCase("two-certain")]
    [TestCase("failure-indeterminate")]
    public async Task It_reads_as_its_golden_dump(string name)
    {
        using var folder = new TempFolder();
        var (record, path) = (Records.Named(name), folder.File("sr.dcm"));
        StructuredReport.Write(record, Records.Pictures(record).Keys.ToHashSet()).Save(path);
        var dump = (await Validators.DumpAsync(path)).Replace(Shipped.Template.Sha256[..12], "<version>", StringComparison.Ordinal);
        var file = Shipped.PathOf("Golden", "sr", name + ".dsrdump.txt");
        var actual = Shipped.PathOf(name + ".dsrdump.actual.txt");
        await File.WriteAllTextAsync(actual, dump);
        Assert.That(File.Exists(file) ? await File.ReadAllTextAsync(file) : "(no golden file)", Is.EqualTo(dump), $"what was written lies in {actual}");
    }

    private static void RequireFailure(SrFailure? read, FailureFinding? failure)
    {
        Assert.That(read is null, Is.EqualTo(failure is null));
        if (read is null || failure is null) return;
        Assert.That(read.Assessed, Is.EqualTo(failure.NotRunBecause is null));
        Assert.That(read.Cause, Is.EqualTo(failure.NotRunBecause is null && failure.Status == FindingStatus.Certain ? failure.Cause : (FailureCause?)null));
        Assert.That(read.Probabilities, Is.EqualTo(failure.Probabilities).Within(1e-6));
        Assert.That(read.InfectionScore, read.Assessed ? Is.EqualTo(failure.InfectionScore).Within(0.01) : Is.Null);
        Assert.That(read.Comments, read.Assessed ? Has.Some.Contains("no diagnosis") : Has.Some.Contains(failure.NotRunBecause!));
    }

    private static async Task<SrContent> ReadAsync(ReportRecord record, IEnumerable<string>? pictures = null)
    {
        using var folder = new TempFolder();
        var path = folder.File("sr.dcm");
        StructuredReport.Write(record, (pictures ?? []).ToHashSet()).Save(path);
        _ = await Validators.DumpAsync(path);
        return await SrReader.ReadAsync(path);
    }
}
