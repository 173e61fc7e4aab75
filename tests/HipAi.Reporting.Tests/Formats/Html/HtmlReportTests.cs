using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Html;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats.Html;

/// <summary>The page: self-contained, without script, saying what it is, hips side by side (requirements D3's twin on the screen, E4).</summary>
[Category("E4")]
public sealed class HtmlReportTests
{
    private const string Dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private static ReportRecord Record(string name) => ReportRecords.All[name];

    [Test]
    public void The_page_is_its_golden_file()
    {
        var html = HtmlReport.Write(ReportRecords.Whole, [new HtmlPicture(HipSide.Right, Dot, "AP pelvis, total hip arthroplasty, hardware-nfnet")]);
        Golden.Check("whole.html", html);
    }

    [Test]
    public void It_has_one_style_that_its_policy_names_and_nothing_that_acts_or_loads()
    {
        var page = ToldHtml.Parse(HtmlReport.Write(ReportRecords.Whole));
        string[] forbidden = ["script", "link", "iframe", "object", "embed", "form", "base"];
        Assert.That(page.Descendants().Where(element => forbidden.Contains(element.Name.LocalName)), Is.Empty);
        Assert.That(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "style" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
        var style = page.Descendants("style").Single().Value;
        var hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.That(HtmlReport.StyleHash, Is.EqualTo(hash));
        var policy = page.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        Assert.That(policy, Is.EqualTo($"default-src 'none'; style-src '{hash}'; img-src data: 'self'"));
    }

    [TestCase("two-certain", "PRELIMINARY – NOT REVIEWED", "draft")]
    [TestCase("edited", "PRELIMINARY – NOT SIGNED", "draft")]
    [TestCase("signed", "FINAL – signed by Example, Rae", "signed")]
    [TestCase("corrected", "CORRECTED – signed by Example, Rae", "signed")]
    public void The_banner_stands_at_both_ends_and_in_the_title(string name, string banner, string look)
    {
        var page = ToldHtml.Parse(HtmlReport.Write(Record(name)));
        Assert.That(ToldHtml.Classed(page.Root!, "banner").Select(element => element.Value), Is.EqualTo(new[] { banner, banner }));
        Assert.That(page.Descendants("title").Single().Value, Does.EndWith(banner));
        Assert.That(page.Root!.Attribute("class")!.Value, Is.EqualTo(look));
        Assert.That(page.Root.Value, Does.Contain("Research use only, not for diagnosis."));
    }

    [Test]
    public void Right_stands_before_left_and_sections_are_named_by_their_headings()
    {
        var page = ToldHtml.Parse(HtmlReport.Write(Record("one-indeterminate")));
        Assert.That(ToldHtml.Classed(page.Root!, "hip").Select(hip => hip.Element("h3")!.Value), Is.EqualTo(new[] { "Right hip", "Left hip" }));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(page.Descendants().Attributes("aria-labelledby").Select(label => label.Value), Is.SubsetOf(ids));
        Assert.That(ToldHtml.Classed(page.Root!, "report").Select(section => section.Element("h2")!.Value),
            Is.EqualTo(Record("one-indeterminate").Report.Sections.Select(section => section.Heading)));
        Assert.That(ToldHtml.Classed(page.Root!, "report").Select(section => section.Element("p")!.Value),
            Is.EqualTo(Record("one-indeterminate").Report.Sections.Select(section => section.Text)));
    }

    [Test]
    [Category("E6")]
    public void The_text_tells_its_language_and_the_page_its_own()
    {
        var page = ToldHtml.Parse(HtmlReport.Write(Record("other-language")));
        Assert.That(page.Root!.Attribute("lang")!.Value, Is.EqualTo("en"));
        Assert.That(ToldHtml.Classed(page.Root!, "report").Elements().Attributes("lang").Select(lang => lang.Value), Is.EqualTo(new[] { "de", "de", "de", "de" }));
        Assert.That(page.Root.Value, Does.Contain("Template hip-preliminary version 4,"));
    }

    [TestCase("https://example.org/x.png")]
    [TestCase("//example.org/x.png")]
    [TestCase("/\\example.org/x.png")]
    [TestCase("javascript:alert(1)")]
    [TestCase("data:image/svg+xml;base64,AAAA")]
    [TestCase("data:text/html,x")]
    public void Other_pictures_are_refused(string source) =>
        Assert.That(() => HtmlReport.Write(Record("two-certain"), [new HtmlPicture(HipSide.Right, source, "x")]), Throws.ArgumentException);

    [Test]
    public void A_picture_stands_with_its_hip_and_its_caption_is_text()
    {
        var html = HtmlReport.Write(Record("two-certain"), [new HtmlPicture(HipSide.Left, "/api/x?a=1&b=\"2\"", "<b>\"map\"</b>")]);
        var image = ToldHtml.Parse(html).Descendants("img").Single();
        Assert.That((image.Attribute("src")!.Value, image.Attribute("alt")!.Value), Is.EqualTo(("/api/x?a=1&b=\"2\"", "Heatmap: <b>\"map\"</b>")));
        Assert.That(image.Ancestors("article").Single().Element("h3")!.Value, Is.EqualTo("Left hip"));
    }

    [Test]
    public async Task A_browser_shows_it_under_its_own_policy()
    {
        using var folder = new TempFolder();
        var page = folder.File("report.html");
        await File.WriteAllTextAsync(page, HtmlReport.Write(ReportRecords.Whole, [new HtmlPicture(HipSide.Right, Dot, "dot")]));
        var result = await Tool.RunAsync("chromium",
            ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", $"--user-data-dir={folder.File("profile")}", "--dump-dom", new Uri(page).AbsoluteUri]);
        Assert.That(result.Error, Does.Not.Contain("Content Security Policy"));
        Assert.That(result.Output, Does.Contain("<p class=\"banner\">PRELIMINARY – NOT REVIEWED</p>").And.Contain("Left hip"));
    }
}
