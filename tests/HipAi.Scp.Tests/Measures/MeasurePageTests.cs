using System.Net;
using HipAi.Inference.Evaluation.Sources;
using HipAi.Scp.Measures;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Review;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;
using static HipAi.Scp.Tests.Measures.SampleReviews;

namespace HipAi.Scp.Tests.Measures;

/// <summary>The page and the table of measures over HTTP (requirement G1).</summary>
[Category("G1")]
internal sealed class MeasurePageTests
{
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await ReviewHost.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public async Task Without_a_signature_the_page_says_so_and_research_use() =>
        Assert.That(await PageAsync("/measures"), Does.Contain("Nothing was signed yet").And.Contain("Research use"));

    [Test]
    public async Task The_page_says_on_how_many_and_how_undecided_hips_are_counted()
    {
        await AddAsync([.. Random(3, 80)]);

        var page = await PageAsync("/measures");

        Assert.That(page, Does.Contain("Cohen's kappa").And.Contain("left open by the models and signed without a decision"));
        Assert.That(page, Does.Contain("<svg class=\"plot\"").And.Contain("n\u00A0").And.Contain("hardware-efficientnet 1.0.0, hardware-nfnet 1.0.0"));
        Assert.That(page, Does.Not.Contain(" style=").And.Not.Contain("NaN"));
    }

    [TestCase("/measures?from=2026-11-20&to=2026-11-20", "1 study signed")]
    [TestCase("/measures?from=2026-11-21", "Nothing was signed yet")]
    [TestCase("/measures?from=all&institution=Elsewhere", "Nothing was signed yet")]
    [TestCase("/measures?from=nonsense&to=2026-99-99", "1 study signed")]
    public async Task Days_and_place_narrow_what_is_measured(string address, string said)
    {
        await AddAsync(SignedStudy("1.2.3", hips: [Hip(HardwareClass.NoHardware, HardwareClass.NoHardware)]));

        Assert.That(await PageAsync(address), Does.Contain(said));
    }

    [Test, Category("E4")]
    public async Task Names_from_headers_can_become_neither_markup_nor_formula()
    {
        await AddAsync(SignedStudy("1.2.3", hips: [Hip(HardwareClass.NoHardware, HardwareClass.NoHardware)]) with
        {
            InstitutionName = "<script>alert(1)</script>", Manufacturer = "=HYPERLINK(\"http://x\",\"y\"),\n-1+1",
        });

        var page = await _host.Client.GetStringAsync(new Uri("/measures", UriKind.Relative));
        var table = CsvTable.Parse(await _host.Client.GetStringAsync(new Uri("/api/measures.csv?from=all", UriKind.Relative)));

        Assert.That(page, Does.Not.Contain("<script>alert").And.Contain("&lt;script&gt;"));
        Assert.That(table.Rows.Single().Fields[^1], Does.StartWith("'="));
    }

    [Test, Category("H3")]
    public async Task The_table_holds_a_row_per_hip_without_the_patient_and_who_took_it_is_in_the_audit()
    {
        await AddAsync(
            SignedStudy("1.2.3", hips: [Hip(HardwareClass.NoHardware, HardwareClass.Hemiarthroplasty, HipVerdict.Changed), Hip(null, null, HipVerdict.Rejected, side: HipSide.Left)]),
            SignedStudy("1.2.3", 5, isCorrection: true, hips: [Hip(HardwareClass.NoHardware, HardwareClass.NoHardware)]));
        using var person = _host.As(Role.Radiologist);

        var text = await person.GetStringAsync(new Uri("/api/measures.csv?from=all", UriKind.Relative));
        var table = CsvTable.Parse(text);

        Assert.That(text, Does.Not.Contain("1.2.3").And.Not.Contain("rae"));
        Assert.That(table.Columns, Is.EqualTo(MeasureCsv.Columns));
        Assert.That(table.Rows.Select(row => string.Join(' ', row.Fields[..11])), Is.EqualTo(new[]
        {
            "1 no 2026-11-20 right ap_pelvis no_hardware stated 0.9 changed hemiarthroplasty 0",
            "1 no 2026-11-20 left ap_pelvis  not_judged 0.9 rejected  0",
            "1 yes 2026-11-20 right ap_pelvis no_hardware stated 0.9 accepted no_hardware 0",
        }));
        var entry = await _host.Database.ReadAsync(db => db.Audit.SingleAsync(row => row.Action == nameof(AuditAction.MeasuresExported)), CancellationToken.None);
        Assert.That((entry.Actor, entry.Detail), Is.EqualTo(("someone", "2 signatures, from the first to now")));
    }

    [TestCase("/measures")]
    [TestCase("/api/measures.csv")]
    [Category("H5")]
    public async Task Who_may_not_measure_is_refused(string address)
    {
        using var person = _host.As(Role.Operator);

        using var answer = await person.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(address == "/measures" ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden));
    }

    private async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await _host.Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    private Task AddAsync(params SignedReview[] reviews) => _host.Database.WriteAsync(
        WriteKey.None,
        db =>
        {
            db.Reviews.AddRange(reviews.Select((review, i) => new ReviewRow
            {
                StudyInstanceUid = review.StudyInstanceUid, Version = review.Version, SignedAt = review.SignedAt, SignedBy = review.SignedBy, Json = RecordJson.Write(review),
            }));
            return Task.FromResult(true);
        },
        CancellationToken.None);
}
