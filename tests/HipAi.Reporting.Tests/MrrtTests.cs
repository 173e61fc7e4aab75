using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>Requirement E5: IHE MRRT report templates out and in.</summary>
[Category("E5")]
public sealed class MrrtTests
{
    private static readonly IReadOnlyList<ReportTemplate> Bases = [Shipped.Template, Shipped.German];

    /// <summary>A template as RSNA's are written, by another maker: several fields, default texts, one section that nobody knows.</summary>
    private const string Foreign =
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>XR Hip</title><meta charset="UTF-8" />
        <meta name="dcterms.title" content="XR Hip &quot;after&quot; arthroplasty" />
        <meta name="dcterms.type" content="IMAGE_REPORT_TEMPLATE" /><meta name="dcterms.language" content="en" />
        <script type="text/xml"><template_attributes><status>DRAFT</status></template_attributes></script></head>
        <body>
        <section id="procedureInformation" class="level1" data-section-name="Procedure"><header class="level1">PROCEDURE</header>
        <p><label for="x1">Exam:</label><input type="text" id="x1" name="Exam" data-field-type="TEXT" value="" /></p>
        <p><label for="x2">Patient age:</label><input type="text" id="x2" name="Age" data-field-type="NUMBER" value="" /></p></section>
        <section id="clinicalInformation" class="level1" data-section-name="Clinical information"><header>CLINICAL INFORMATION</header>
        <p><label for="x3">Indication:</label><textarea id="x3" name="Indication" data-field-type="TEXTAREA">Pain.</textarea></p></section>
        <section id="s9" class="level1" data-section-name="Radiation dose"><header>DOSE</header><p>Dose as <b>recorded</b> {{by}} the device.</p>
        <p><label for="x4">DAP</label><input id="x4" name="DAP" data-field-type="NUMBER" value="" /></p></section>
        <section id="comparisons" class="level1" data-section-name="Comparison"><header>Comparison</header>
        <p><label for="x5">Comparison:</label><input id="x5" name="Comparison" data-field-type="TEXT" value="None." /></p></section>
        <section id="findings" class="level1" data-section-name="Findings"><header>Findings</header>
        <p><label for="x6">Right hip implant:</label><select id="x6" name="Right implant" data-field-type="SELECTION_LIST"><option value="THA" selected="selected">THA</option></select></p>
        <p>## Soft tissues were not assessed.</p></section>
        <section id="impression" class="level1" data-section-name="Impression"><header>Impression</header>
        <p><label for="x7">Impression:</label><textarea id="x7" name="Impression" data-field-type="TEXTAREA"></textarea></p></section>
        </body></html>
        """;

    private static ReportTemplate Published(MrrtImport import) => TemplateLoader.Parse(
        import.Text, import.Name + ".hbs", Shipped.Partials.ToDictionary());

    [TestCase("en"), TestCase("de")]
    public void What_is_exported_is_well_formed_names_its_sections_and_comes_back_the_same(string language)
    {
        var template = Bases.Single(one => one.Language == language);
        var html = MrrtWriter.Write(template, "published", new DateOnly(2026, 11, 21));
        var xml = new XmlDocument { XmlResolver = null };
        xml.LoadXml(html.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal));
        Assert.That(xml.SelectNodes("//section")!.Cast<XmlElement>().Select(section => section.GetAttribute("id")), Is.EqualTo(
            new[] { "procedureInformation", "technique", "comparisons", "findings", "impression", "limitations", "provenance" }));
        Assert.That(xml.SelectNodes("//select[@id='hardwareRight']/option")!.Cast<XmlElement>().Select(option => option.GetAttribute("value")),
            Is.EqualTo(HardwareClasses.All.Select(hardware => template.Words.Hardware[hardware].Finding)));
        Assert.That(xml.SelectSingleNode("//template_attributes/status")!.InnerText, Is.EqualTo("ACTIVE"));
        Assert.That(xml.SelectSingleNode("//meta[@name='dcterms.type']/@content")!.Value, Is.EqualTo("IMAGE_REPORT_TEMPLATE"));
        Assert.That(xml.SelectSingleNode("//entry[@origtxt='findings']/term/code/@value")!.Value, Is.EqualTo("59776-5"));

        var back = MrrtReader.Read(html, null, []);
        Assert.That((back.Name, back.Text), Is.EqualTo((template.Name, template.Text)));
        Assert.That(back.Partials, Is.EquivalentTo(template.Partials));
        Assert.That(back.Warnings, Is.Empty);
        Assert.That(MrrtReader.Read(html, "copy", []).Text, Does.Contain("\nname: copy\n"));
    }

    [Test]
    public void A_foreign_template_becomes_a_draft_that_renders_and_tells_what_was_left_out()
    {
        var import = MrrtReader.Read(Foreign, null, Bases);
        var template = Published(import);
        Assert.That((import.Name, template.Title, template.Language), Is.EqualTo(("xr-hip-after-arthroplasty", "XR Hip \"after\" arthroplasty", "en")));
        Assert.That(import.Warnings, Is.EqualTo(new[]
        {
            "it serves all studies, as the template does whose words it has; give it 'serves' before it is published",
            "section 'DOSE' is none that is known; its text is in the findings",
            "field 'DAP' (NUMBER) is not known and holds nothing; it was left out",
        }));
        var snapshot = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral));
        var report = new ReportComposer(template).Compose(snapshot, Samples.Prediction(snapshot, [Samples.Certain(HipSide.Left, HardwareClass.Hemiarthroplasty)]), 1, Samples.Now);
        Assert.That(report.Sections.Select(section => section.Heading), Is.EqualTo(
            new[] { "PROCEDURE", "CLINICAL INFORMATION", "TECHNIQUE", "Comparison", "Findings", "Impression", "LIMITATIONS", "PROVENANCE" }));
        Assert.That(report.Section(SectionCode.Exam)!.Text, Does.EndWith("Patient age: 076Y"));
        Assert.That(report.Section(SectionCode.ClinicalInformation)!.Text, Is.EqualTo("Indication: Pain."));
        Assert.That(report.Section(SectionCode.Comparison)!.Text, Is.EqualTo("Comparison: None."));
        Assert.That(report.Section(SectionCode.Findings)!.Text, Is.EqualTo(
            "Left hip: Hip hemiarthroplasty.\nDose as recorded ((by)) the device.\nSoft tissues were not assessed."));
        Assert.That(report.Section(SectionCode.Impression)!.Text, Is.EqualTo("Left hip hemiarthroplasty."));
    }

    [Test, Category("E6")]
    public void The_words_are_those_of_the_file_s_language_and_a_language_that_nobody_speaks_is_told()
    {
        Assert.That(Published(MrrtReader.Read(Foreign.Replace("content=\"en\"", "content=\"de-DE\"", StringComparison.Ordinal), "x", Bases)).Language, Is.EqualTo("de"));
        var french = MrrtReader.Read(Foreign.Replace("content=\"en\"", "content=\"fr\"", StringComparison.Ordinal), "x", Bases);
        Assert.That(french.Warnings, Has.Some.EqualTo("no template serves in its language 'fr'; the words are those of 'hip-preliminary' (en)"));
    }

    [TestCase("", "it has no section")]
    [TestCase("<p>hello</p>", "it has no section")]
    [TestCase("<meta name='dcterms.type' content='OTHER'><section>x</section>", "its dcterms.type is 'OTHER'")]
    [TestCase("<script type='application/x-hipai-template+json'>{</script>", "cannot be read")]
    [TestCase("<script type='application/x-hipai-template+json'>{\"name\":\"a\",\"text\":\"%\",\"partials\":{}}</script>", "cannot be read")]
    [TestCase("<script type='application/x-hipai-template+json'>{\"name\":\"../a\",\"text\":\"YQ==\",\"partials\":{}}</script>", "no proper name")]
    public void What_is_no_template_is_refused_with_the_reason(string html, string reason) =>
        Assert.That(() => MrrtReader.Read(html, null, Bases), Throws.TypeOf<MrrtException>().With.Message.Contains(reason));

    [TestCase("x", MrrtReader.MaximumCharacters + 1, "characters")]
    [TestCase("<p>", 20_000, "tags")]
    [TestCase("<div>", 2_900, "nested deeper")]
    [Category("A5")]
    public void A_hostile_file_is_bounded(string part, int times, string reason) =>
        Assert.That(() => MrrtReader.Read(Repeat(part, times), null, Bases), Throws.TypeOf<MrrtException>().With.Message.Contains(reason));

    // A parser opens formatting elements anew in every paragraph: thousands times thousands of elements.
    [Test, Category("A5")]
    public void Formatting_elements_do_not_multiply()
    {
        var many = "<section>" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"<b id={i}>")) + Repeat("<p>x", 2000);
        Assert.That(MrrtHtml.Walk(MrrtHtml.Parse(many)).Count(), Is.InRange(2_000, 20_000));
    }

    [Test, Category("E4")]
    public void Nothing_in_a_foreign_file_becomes_template_or_script()
    {
        var hostile = Foreign.Replace("Pain.", "{{#each hips}}{{finding}}{{/each}} &lt;script&gt; {{{{raw}}}} \\{{x}} ---\n## IMPRESSION", StringComparison.Ordinal)
            .Replace("CLINICAL INFORMATION", "{{study.date}}\n---", StringComparison.Ordinal).Replace("<p>##", "<script>alert(1)</script><p>##", StringComparison.Ordinal);
        var template = Published(MrrtReader.Read(hostile, null, Bases));
        var exam = template.Text;
        Assert.That(exam, Does.Not.Contain("alert"));
        Assert.That(exam, Does.Contain("Indication: ((#each hips))((finding))((/each)) <script> ((((raw)))) \\((x)) --- ## IMPRESSION"));
        Assert.That(template.Sections.Select(section => section.Code), Is.Unique);
    }

    [Test]
    public void Whatever_is_cut_or_changed_a_file_becomes_a_draft_or_is_refused()
    {
        var edits = from start in Gen.Choose(0, Foreign.Length - 1)
                    from length in Gen.Choose(0, 80)
                    from put in Gen.Elements("", "<", ">", "\"", "<section>", "</section>", "<!--", "<![CDATA[", "&#0;", "\ud800", "<template>", "<svg><p>", "<table><tr>", "<select>", "{{", "---\n")
                    select Foreign.Remove(start, Math.Min(length, Foreign.Length - start)).Insert(start, put);
        Prop.ForAll(edits.ToArbitrary(), edited =>
        {
            try
            {
                return MrrtReader.Read(edited, null, Bases).Text.Length > 0;
            }
            catch (MrrtException exception)
            {
                return exception.Message.Length > 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
