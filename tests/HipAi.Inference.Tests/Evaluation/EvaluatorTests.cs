using System.Text.Json.Nodes;
using HipAi.Inference.Evaluation;
using HipAi.Inference.Evaluation.Rendering;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Evaluation;

[Category("C11")]
public sealed class EvaluatorTests
{
    private const HardwareClass None = HardwareClass.NoHardware;
    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;
    private const HardwareClass Hemi = HardwareClass.Hemiarthroplasty;

    /// <summary>Eleven hips: nine labelled, of which one is wrong and certain, one doubtful and one without a finding; two of which nothing may be stated.</summary>
    private static EvaluationReport Tiny => Cases.Report(
        [
            Cases.Study("s01", None, Cases.Said("s01", None)),
            Cases.Study("s02", None, Cases.Said("s02", None, 0.95), vendor: "OTHER"),
            Cases.Study("s03", None, null),
            Cases.Study("s04", Tha, Cases.Said("s04", Tha, failure: Cases.Cause(FailureCause.Infection, 0.8, 80)), cause: FailureCause.Infection, hasSign: true, crp: 60, peaks: [Hit(null, true)]),
            Cases.Study("s05", Tha, Cases.Said("s05", Tha, failure: Cases.Cause(FailureCause.None, 0.9, 2)), cause: FailureCause.None, hasSign: false, crp: 4, peaks: [Hit(null, true)]),
            Cases.Study("s06", Tha, Cases.Said("s06", Hemi, 0.97), peaks: [Hit(null, false)]),
            Cases.Study("s07", Tha, Cases.Said("s07", Tha, failure: Cases.Cause(FailureCause.AsepticLoosening, 0.6, 20, FindingStatus.Indeterminate)), cause: FailureCause.Infection, hasSign: false, crp: 30),
            Cases.Study("s08", Hemi, Cases.Said("s08", Hemi, 0.5, FindingStatus.Indeterminate)),
            Cases.Study("s09", Tha, Cases.Said("s09", Tha, failure: FailureFinding.NotRun("No lateral view.")), cause: FailureCause.PolyethyleneWear, hasSign: true),
            Cases.Study("s10", null, Cases.Said("s10", Hemi, 0.91), mustNot: Cases.LabelOutOfClass),
            Cases.Study("s11", Tha, null, mustNot: "cut_off"),
        ],
        simulated: true);

    [Test]
    public void Hardware_counts_what_is_labelled_and_may_be_stated()
    {
        var hardware = Tiny.Hardware;

        Assert.That((hardware.N, hardware.Missing, hardware.Patients), Is.EqualTo((8, 1, 9)));
        Assert.That(hardware.Accuracy.Value, Is.EqualTo(7 / 8.0));
        Assert.That((hardware.Coverage.Value, hardware.Coverage.N), Is.EqualTo((7 / 9.0, 9)));
        Assert.That((hardware.SelectiveAccuracy.Value, hardware.SelectiveAccuracy.N), Is.EqualTo((6 / 7.0, 7)));
        Assert.That(hardware.Confusion[(int)Tha], Is.EqualTo(new[] { 0, 4, 1, 0, 0, 0, 0, 0, 0 }));
        Assert.That(Tiny.Vendors.Select(vendor => (vendor.Key, vendor.Value.N)), Is.EqualTo(new[] { ("ACME", 7), ("OTHER", 1) }));
        Assert.That(Tiny.Members.Keys, Is.EqualTo(new[] { "net-a", "net-b" }));
        Assert.That(Tiny.Images["ensemble"].N, Is.EqualTo(8));
    }

    [Test]
    [Category("C6")]
    public void What_nothing_may_be_stated_of_is_counted_by_its_kind()
    {
        var refusals = Tiny.Refusals;

        Assert.That(refusals.Hips["out_of_class"].Value, Is.Zero, "it was called a hemiarthroplasty with certainty");
        Assert.That(refusals.Hips["cut_off"].Value, Is.EqualTo(1), "no finding");
        Assert.That((refusals.Hips["all"].Value, refusals.Hips["all"].N), Is.EqualTo((0.5, 2)));
        Assert.That((refusals.Images["all"].Value, refusals.Images["all"].N), Is.EqualTo((1.0, 1)), "hardware outside the classes is no fault of an image");
        Assert.That((refusals.AdequateImagesJudged.Value, refusals.AdequateImagesJudged.N), Is.EqualTo((0.9, 10)));
    }

    [Test]
    [Category("C8")]
    public void Causes_are_counted_with_and_without_a_sign()
    {
        var failure = Tiny.Failure;

        Assert.That((failure.All.N, failure.All.Missing), Is.EqualTo((3, 1)));
        Assert.That(failure.All.Accuracy.Value, Is.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That((failure.Signed.N, failure.Signed.Missing, failure.Signed.Accuracy.Value), Is.EqualTo((1, 1, 1.0)));
        Assert.That(failure.SignedOrSound.N, Is.EqualTo(2));
        Assert.That(failure.NotAssessed, Is.EqualTo(new Dictionary<string, int> { ["No lateral view."] = 1 }));
        Assert.That((failure.Infection.WithoutSign.Called.Value, failure.Infection.WithoutSign.OtherCertain.Value), Is.EqualTo((0.0, 0.0)));
        Assert.That((failure.Infection.WithSign.CalledCertain.Value, failure.Infection.WithSign.CalledCertain.N), Is.EqualTo((1.0, 1)));
        Assert.That((failure.Infection.CReactiveProtein.Value, failure.Infection.CReactiveProtein.N), Is.EqualTo((1.0, 3)));
        Assert.That((failure.Infection.CReactiveProteinWithin.Value, failure.Infection.CReactiveProteinWithin.N), Is.EqualTo((1.0, 2)));
    }

    [Test]
    [Category("C7")]
    public void Maps_are_counted_where_masks_tell() =>
        Assert.That((Tiny.Pointing.Hardware.Value, Tiny.Pointing.Hardware.N, Tiny.Pointing.HardwareNear.Value, Tiny.Pointing.Signs.N), Is.EqualTo((2 / 3.0, 3, 1.0, 0)));

    [Test]
    public void Without_failure_models_the_report_says_so()
    {
        var report = Cases.Report([Cases.Study("s1", Tha, Cases.Said("s1", Tha), cause: FailureCause.Infection, hasSign: true)]);

        Assert.That((report.Failure.All.N, report.Failure.All.Missing), Is.EqualTo((0, 1)));
        Assert.That(EvaluationDocuments.Of(report)["report.md"], Does.Contain("Causes of failure were not asked for").And.Contain("1 of 1"));
    }

    [Test]
    public void A_set_without_anything_to_measure_still_makes_a_report()
    {
        var files = EvaluationDocuments.Of(Cases.Report([Cases.Study("s1", null, null)]));

        Assert.That(files["report.md"], Does.Contain("No hip with one of the nine classes"));
        Assert.That(JsonNode.Parse(files["metrics.json"])!["hardware"]!["accuracy"]!["value"], Is.Null);
    }

    [Test]
    public void The_report_is_the_golden_one()
    {
        var golden = Path.Combine(Repository.Root, "tests", "HipAi.Inference.Tests", "Evaluation", "Golden", "report.md");
        var actual = Path.Combine(AppContext.BaseDirectory, "report.actual.md");
        File.WriteAllText(actual, EvaluationDocuments.Of(Tiny)["report.md"]);

        Assert.That(File.ReadAllText(golden), Is.EqualTo(File.ReadAllText(actual)), $"what was rendered lies in {actual}");
    }

    [Test]
    public void The_figures_can_be_read_by_a_program()
    {
        var metrics = JsonNode.Parse(EvaluationDocuments.Of(Tiny)["metrics.json"])!;

        var hardware = metrics["hardware"]!;
        Assert.That((int)hardware["n"]!, Is.EqualTo(8));
        foreach (var figure in new[] { "accuracy", "kappa", "coverage", "selectiveAccuracy", "calibrationError", "brier", "macroAuc" })
            Assert.That(hardware[figure]!.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "value", "low", "high", "n" }), figure);
        foreach (var figure in new[] { "auc", "precision", "recall", "f1" })
            Assert.That(hardware[figure]!.AsObject().Select(field => field.Key), Is.EqualTo(HardwareClasses.All.Select(HardwareClasses.Code)), figure);
        Assert.That((double)hardware["accuracy"]!["value"]!, Is.EqualTo(0.875));
        Assert.That((int)metrics["failure"]!["signed"]!["n"]!, Is.EqualTo(1));
        Assert.That((string)metrics["warnings"]![0]!, Does.Contain("not clinical performance"));
        Assert.That((double)metrics["speed"]!["imagesPerSecond"]!, Is.EqualTo(5.5));
    }

    [Test]
    public void The_document_names_every_field_of_the_figures()
    {
        var metrics = JsonNode.Parse(EvaluationDocuments.Of(Tiny)["metrics.json"])!.AsObject();
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "evaluation.md"));

        foreach (var field in metrics.Select(field => field.Key).Concat(metrics["hardware"]!.AsObject().Select(field => field.Key)))
            Assert.That(document, Does.Contain($"`{field}`"), field);
    }

    [Test]
    public void The_page_needs_nothing_else_and_believes_no_label()
    {
        var evil = Cases.Study("<script>alert(1)</script>", Tha, Cases.Said("<script>alert(1)</script>", Hemi), vendor: "<img src=x>|`*");
        var files = EvaluationDocuments.Of(Cases.Report([evil]));

        var page = files["report.html"];
        Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<img"));
        Assert.That(page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), Does.Not.Contain("http:").And.Not.Contain("https:").And.Not.Contain("url("));
        Assert.That(page, Does.Contain("&lt;img src=x&gt;").And.Contain("<svg").And.Contain("default-src 'none'"));
        Assert.That(files["report.md"], Does.Contain("\\<img src=x\\>\\|\\`*"));
    }

    [Test]
    public void Every_hip_has_a_row_in_the_list_of_cases()
    {
        var rows = EvaluationDocuments.Of(Tiny)["cases.csv"].TrimEnd().Split('\n').Select(row => row.Split(',')).ToList();

        Assert.That(rows, Has.Count.EqualTo(12).And.All.Length.EqualTo(CasesCsv.Columns.Count));
        string Cell(string study, string column) => rows.Single(row => row[0] == study)[CasesCsv.Columns.ToList().IndexOf(column)];
        Assert.That((Cell("s06", "truth"), Cell("s06", "said"), Cell("s06", "status"), Cell("s06", "right")), Is.EqualTo(("total_hip_arthroplasty", "hemiarthroplasty", "certain", "no")));
        Assert.That((Cell("s03", "status"), Cell("s10", "must_not"), Cell("s10", "right")), Is.EqualTo(("not judged", "out_of_class", "")));
        Assert.That((Cell("s04", "said_cause"), Cell("s09", "cause_reasons")), Is.EqualTo(("infection", "No lateral view.")));
    }

    private static PeakHit Hit(FailureCause? cause, bool isHit) => new(HipSide.Right, "1", cause, isHit, true);
}
