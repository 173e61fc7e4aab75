using System.Globalization;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Pdf;
using HipAi.Reporting.Formats.Pictures;
using HipAi.Reporting.Tests.Formats.Dicom;
using HipAi.Reporting.Tests.Formats.Pictures;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats.Pdf;

/// <summary>What pdftotext finds in our documents.</summary>
[Category("D3")]
public sealed class ReportPdfTests
{
    private static IEnumerable<TestCaseData> Cases => Records.All.Select(entry => new TestCaseData(entry.Record).SetArgDisplayNames(entry.Name));

    [TestCaseSource(nameof(Cases)), Category("D6")]
    public async Task Its_text_says_what_the_record_says(ReportRecord record)
    {
        var text = await TextAsync(record);
        foreach (var hip in record.Prediction.Hips)
        {
            Assert.That(text, Does.Contain(hip.Status == FindingStatus.Certain ? hip.Class.DisplayName() : "Indeterminate; radiologist to specify"));
            foreach (var hardware in HardwareClasses.All)
                Assert.That(text, Does.Match($"{hardware.DisplayName()} .*{hip.Probabilities[(int)hardware].ToString("0.000", CultureInfo.InvariantCulture)}"));
            if (hip.Failure is { NotRunBecause: null } failure)
            {
                foreach (var cause in FailureCauses.All)
                    Assert.That(text, Does.Match($"{cause.DisplayName()} .*{failure.Probabilities[(int)cause].ToString("0.000", CultureInfo.InvariantCulture)}"));
            }
        }

        foreach (var model in record.Prediction.Models) Assert.That(text, Does.Match($"{model.Name} .*{model.Version}"));
    }

    [Test, Category("D6")]
    public async Task A_probable_class_is_told_with_the_other() => Assert.That(
        await TextAsync(Records.Named("probable"), "-raw"),
        Does.Match(@"Probable total hip arthroplasty\s+versus\s+hemiarthroplasty").And.Contain("probable, probability 0.550").And.Contain("Right hip: Probable total hip"));

    [TestCaseSource(nameof(Cases))]
    public async Task Every_page_says_whose_it_is_and_how_it_stands(ReportRecord record)
    {
        var pages = (await TextAsync(record)).TrimEnd('\f').Split('\f');
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.That(pages[i], Does.Contain($"Page {i + 1} of {pages.Length}"));
            Assert.That(pages[i], Does.Contain("Patient: ").And.Contain("ID:").And.Contain("Research use only, not for diagnosis."));
            Assert.That(pages[i], Does.Contain(ReportStanding.Banner(record.Report)));
        }
    }

    [Test]
    public async Task The_watermark_lies_on_every_page_until_it_is_signed()
    {
        // Letter by letter, since it is turned.
        var pages = (await TextAsync(Records.TwoCertain(), "-raw")).TrimEnd('\f').Split('\f');
        Assert.That(pages, Has.All.Matches<string>(page => string.Concat(page.Split('\n')).EndsWith("PRELIMINARY–NOTREVIEWED", StringComparison.Ordinal)));
        var signed = await TextAsync(Records.Named("signed"));
        Assert.That(signed, Does.Not.Contain("PRELIMINARY").And.Not.Contain("NOT REVIEWED"));
        Assert.That(string.Concat((await TextAsync(Records.Named("signed"), "-raw")).Split('\n')), Does.Not.Contain("PRELIMINARY"));
        Assert.That(signed, Does.Contain("Signed by Müller, Änne, EXAMPLE HOSPITAL, 2026-11-21 18:10 UTC."));
    }

    [Test]
    public async Task European_names_are_shown_and_what_the_font_lacks_is_marked()
    {
        Assert.That(await TextAsync(Records.Named("european")), Does.Contain("Größe, Ærø Ñandú"));
        var arabic = await TextAsync(Records.TwoCertain() with { Header = Headers.In("ISO_IR 192", "utf-8", "Łódź^Željko محمد 山^Ελλη") });
        Assert.That(arabic, Does.Contain("Łódź, Željko ���� � Ελλη").And.Contain(ShownText.Note));
    }

    [TestCaseSource(nameof(Cases)), Category("D7")]
    public void The_same_record_gives_the_same_bytes(ReportRecord record)
    {
        var pictures = Records.Pictures(record);
        var first = ReportPdf.Write(record, pictures);
        Assert.That(ReportPdf.Write(record, pictures).AsSpan().SequenceEqual(first));
    }

    [Test]
    public async Task Without_pictures_everything_else_is_there()
    {
        using var folder = new TempFolder();
        var record = Records.Named("failure-certain");
        await File.WriteAllBytesAsync(folder.File("report.pdf"), ReportPdf.Write(record, new Dictionary<string, byte[]>()));
        var text = (await Tool.RunAsync("pdftotext", ["-layout", "-nodiag", folder.File("report.pdf"), "-"])).Output;
        Assert.That(text, Does.Contain("Total hip arthroplasty").And.Contain("possible sign of aseptic loosening; radiologist to confirm").And.Contain("Page 1 of"));
        Assert.That(text, Does.Not.Contain("AI heatmap"));
    }

    [Test]
    public void A_damaged_picture_is_refused() => Assert.That(
        () => ReportPdf.Write(Records.TwoCertain(), Records.Pictures(Records.TwoCertain()).ToDictionary(entry => entry.Key, _ => new byte[] { 1, 2 })),
        Throws.TypeOf<InvalidDataException>());

    [Test, Category("D7")]
    public void Many_at_a_time_are_what_each_is_alone()
    {
        var alone = Records.All.ToDictionary(entry => entry.Name, entry => ReportPdf.Write(entry.Record, Records.Pictures(entry.Record)));
        Parallel.ForEach(Records.All.Concat(Records.All), new ParallelOptions { MaxDegreeOfParallelism = 8 }, entry =>
            Assert.That(ReportPdf.Write(entry.Record, Records.Pictures(entry.Record)).AsSpan().SequenceEqual(alone[entry.Name]), entry.Name));
    }

    [Test]
    public async Task Its_fonts_are_in_it_and_its_pictures_too()
    {
        using var folder = new TempFolder();
        var record = Records.Named("failure-certain");
        await File.WriteAllBytesAsync(folder.File("report.pdf"), ReportPdf.Write(record, Records.Pictures(record)));
        var fonts = (await Tool.RunAsync("pdffonts", [folder.File("report.pdf")])).Output.Split('\n').Skip(2).Where(line => line.Length > 0).ToList();
        Assert.That(fonts, Is.Not.Empty.And.All.Contains("DejaVu").And.All.Match(@"yes yes yes"));
        Assert.That((await Tool.RunAsync("pdfimages", ["-list", folder.File("report.pdf")])).Output.Split('\n').Count(line => line.Contains(" image ", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public async Task A_picture_in_it_is_the_heatmap_pixel_by_pixel()
    {
        var picture = await PictureAsync(TestPng.Heatmap(40, 50));
        Assert.That(picture.Samples, Is.EqualTo(PngReader.Read(TestPng.Heatmap(40, 50)).Samples));
    }

    [Test]
    public async Task A_grey_picture_is_shown_too()
    {
        var picture = await PictureAsync(TestPng.File(TestPng.Header(2, 1, 8, 0), TestPng.Data([0, 7, 200])));
        Assert.That(picture.Samples, Is.EqualTo(new byte[] { 7, 7, 7, 200, 200, 200 }));
    }

    [Test]
    public async Task A_picture_larger_than_paper_shows_is_made_smaller()
    {
        var picture = await PictureAsync(TestPng.Heatmap(700, 1100));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((350, 550)));
    }

    [Test]
    public void A_picture_that_was_damaged_on_the_disk_is_refused()
    {
        var png = TestPng.Heatmap();
        png[^30] ^= 1;
        Assert.That(() => ReportPdf.Write(Records.TwoCertain(), OnePicture(png)), Throws.TypeOf<InvalidDataException>());
    }

    private static Dictionary<string, byte[]> OnePicture(byte[] png) => new() { [HeatmapCaptures.Ids(Records.TwoCertain())[0]] = png };

    private static async Task<RgbPicture> PictureAsync(byte[] png)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("report.pdf"), ReportPdf.Write(Records.TwoCertain(), OnePicture(png)));
        var result = await Tool.RunAsync("pdfimages", ["-png", folder.File("report.pdf"), folder.File("map")]);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        return PngReader.Read(await File.ReadAllBytesAsync(folder.File("map-000.png")));
    }

    [Test]
    public async Task A_text_of_many_pages_is_there_to_its_last_line()
    {
        var record = Records.TwoCertain();
        var lines = Enumerable.Range(1, 400).Select(i => $"Line number {i} of a very long text, " + new string('x', i % 150));
        record = record with { Report = record.Report with { Sections = [new ReportSection("FINDINGS", string.Join('\n', lines))] } };
        var text = await TextAsync(record);
        for (var i = 1; i <= 400; i++) Assert.That(text, Does.Contain($"Line number {i} of"));
    }

    [Test]
    public async Task A_cell_of_many_pages_is_there_to_its_last_line()
    {
        var record = Records.Named("indeterminate");
        var reasons = Enumerable.Range(1, 150).Select(i => $"reason {i}.").ToList();
        record = record with { Prediction = record.Prediction with { Hips = [record.Prediction.Hips[0] with { Reasons = reasons }] } };
        var text = await TextAsync(record);
        for (var i = 1; i <= 150; i++) Assert.That(text, Does.Contain($"reason {i}."));
    }

    // -nodiag leaves the watermark out, whose letters would lie between the lines.
    private static Task<string> TextAsync(ReportRecord record) => TextAsync(record, "-layout", "-nodiag");

    private static async Task<string> TextAsync(ReportRecord record, params string[] options)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("report.pdf"), ReportPdf.Write(record, Records.Pictures(record)));
        var result = await Tool.RunAsync("pdftotext", [.. options, folder.File("report.pdf"), "-"]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.ToString());
        return result.Output;
    }
}
