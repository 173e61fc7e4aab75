using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Fhir;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Formats.Html;
using HipAi.Reporting.Tests.Formats.Fhir;
using HipAi.Reporting.Tests.Formats.Html;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>
/// DICOM values can hold anything (requirement E4): in every form they come out as text, are read back as the same text, and change nothing
/// of the form's structure.
/// </summary>
[Category("E4")]
public sealed class FormInjectionTests
{
    private static readonly string[] Texts =
    [
        "<script>alert(1)</script><b onclick='x'>&amp;</b> \"q\" ]]> <!-- -->",
        "a|b^c&d~e\\f \\.br\\ \\X0D\\ \\F\\",
        "X\rOBX|99|CWE|HWCLASS^^99HIPAI|L|HW-8\nMSH|^~\\&|EVIL\r\nPID|1||EVIL",
        "{\\rtf1\\ansi\\par {\\object\\objdata 00}}",
        "{{#each hips}}{{finding}}{{/each}}{{patient.id}}",
        "A\0B\u001b[2JC\u0007\u001c\r\u000bD\u0085E\u2028F",
        "left\u202Ethgir\u202C\u200E\u2066x\u2069",
        "山田^太郎=やまだ^たろう 😀 Müller Łukasz",
        "\"\"",
        "broken\ud800half \uFFFF\uFDD0",
        "{\"resourceType\":\"Patient\"}\",\"id\":\"x",
        "2.25.1/../Patient/1?_format=json#x",
        "${jndi:ldap://example.org/x} %s %n ' OR 1=1 --",
    ];

    [TestCaseSource(nameof(Texts))]
    [Category("D4")]
    public void HL7_holds_it_as_text(string text)
    {
        var record = ReportRecords.Hostile(text);
        var told = FormText.Value(text);
        var message = Hl7Message.Parse(OruMessage.Write(record, new Hl7Options()));
        var harmless = Hl7Message.Parse(OruMessage.Write(ReportRecords.Hostile("harmless"), new Hl7Options()));

        Assert.That(message.Segments.Select(segment => $"{segment.Name} {segment.Raw(1)}").Skip(1), Is.EqualTo(harmless.Segments.Select(segment => $"{segment.Name} {segment.Raw(1)}").Skip(1)));
        var (pid, obr) = (message.Single("PID"), message.Single("OBR"));
        Assert.That((pid.Text(3), pid.Text(3, 4), pid.Text(3, 4, 2), pid.Text(3, 4, 3), pid.Text(3, 5)), Is.EqualTo((told, told, told, told, "MR")));
        Assert.That((obr.Text(2), obr.Text(3), obr.Text(18), obr.Text(19), obr.Text(20)), Is.EqualTo((told, told, told, told, told)));
        Assert.That((obr.Text(4), obr.Text(4, 2), obr.Text(4, 3)), Is.EqualTo((told, told, told)));
        Assert.That((message.Single("MSH").Text(4), message.Single("PV1").Text(19)), Is.EqualTo((told, told)));
        Assert.That(pid.Raw(5).Replace("~", "", StringComparison.Ordinal), Is.EqualTo(Names(text)));
        Assert.That(Row("HWREASON", "R"), Is.EqualTo(told));
        Assert.That((Row("FAILREASON", "R"), Row("FAILREASON", "L")), Is.EqualTo((told, told)));
        Assert.That((Row("111001", "M1"), Row("111003", "M1")), Is.EqualTo((told, told)));

        string Row(string code, string sub) => message.All("OBX").Single(row => row.Text(3) == code && row.Text(4) == sub).Text(5);
    }

    [TestCaseSource(nameof(Texts))]
    [Category("D5")]
    public void FHIR_holds_it_as_text(string text)
    {
        var told = FormText.Value(text);
        var json = FhirBundle.Write(ReportRecords.Hostile(text), new FhirOptions());
        var bundle = JsonNode.Parse(json)!;
        Assert.That(ToldFhir.Single(bundle, "Patient")["identifier"]![0]!["value"]!.GetValue<string>(), Is.EqualTo(told));
        Assert.That(ToldFhir.Single(bundle, "ServiceRequest")["identifier"]!.AsArray().Select(one => one!["value"]!.GetValue<string>()), Is.EqualTo(new[] { told, told, told }));
        Assert.That(ToldFhir.Single(bundle, "Organization")["name"]!.GetValue<string>(), Is.EqualTo(told));
        Assert.That(ToldFhir.Single(bundle, "ImagingStudy")["description"]!.GetValue<string>(), Is.EqualTo(told));
        var model = ToldFhir.Single(bundle, "Device")["version"]![0]!;
        Assert.That((model["component"]!["type"]!["text"]!.GetValue<string>(), model["value"]!.GetValue<string>()), Is.EqualTo((told, told)));
        Assert.That(Types(bundle), Is.EqualTo(Types(JsonNode.Parse(FhirBundle.Write(ReportRecords.Hostile("harmless"), new FhirOptions()))!)));
        Assert.That(FhirValidator.Faults(Encoding.UTF8.GetString(json)), Is.Empty);

        static IEnumerable<string> Types(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!["resourceType"]!.GetValue<string>());
    }

    [TestCaseSource(nameof(Texts))]
    public void HTML_holds_it_as_text(string text)
    {
        var told = FormText.Value(text);
        var page = ToldHtml.Parse(HtmlReport.Write(ReportRecords.Hostile(text), [new HtmlPicture(Studies.HipSide.Right, "/x", text)]));
        var harmless = ToldHtml.Parse(HtmlReport.Write(ReportRecords.Hostile("harmless"), [new HtmlPicture(Studies.HipSide.Right, "/x", "harmless")]));
        var facts = ToldHtml.Classed(page.Root!, "facts").Single();
        foreach (var name in new[] { "Patient ID", "Study", "Accession number", "Institution" })
            Assert.That(facts.Elements("dt").Single(dt => dt.Value == name).ElementsAfterSelf("dd").First().Value, Is.EqualTo(told), name);
        Assert.That(ToldHtml.Classed(page.Root!, "reasons").Select(list => list.Element("li")!.Value), Is.EqualTo(new[] { told, told }));
        Assert.That(ToldHtml.Classed(page.Root!, "reason").Single().Value, Is.EqualTo(told));
        Assert.That(page.Descendants("img").Single().Attribute("alt")!.Value, Is.EqualTo("Heatmap: " + told));
        Assert.That(page.Descendants().Select(element => element.Name), Is.EqualTo(harmless.Descendants().Select(element => element.Name)));
    }

    [Test]
    [Category("D4")]
    public async Task A_parser_that_is_not_ours_reads_the_same()
    {
        using var folder = new TempFolder();
        var text = "a|b^c&d~e\\f Müller 山田";
        await File.WriteAllBytesAsync(folder.File("message.hl7"), OruMessage.Write(ReportRecords.Hostile(text), new Hl7Options()));
        const string script = """
            import hl7, sys
            m = hl7.parse(open(sys.argv[1], encoding='utf-8', newline='').read())
            print(m.unescape(str(m['PID'][0][3][0][0])))
            print(m.unescape(str(m['OBR'][0][18])))
            print(len(m['OBX']), m['OBR'][0][25], m['MSH'][0][10])
            """;
        var result = await Tool.RunAsync("/usr/bin/python3", ["-X", "utf8", "-c", script, folder.File("message.hl7")]);
        var message = Hl7Message.Parse(OruMessage.Write(ReportRecords.Hostile(text), new Hl7Options()));
        Assert.That(result.Output.Split('\n'), Is.EqualTo(new[]
        {
            text, text, $"{message.All("OBX").Count} P {OruMessage.ControlId(ReportRecords.Hostile(text))}", "",
        }), result.ToString());
    }

    [Test]
    public void No_text_adds_structure_to_any_form()
    {
        var segments = Count(Hl7(""));
        var elements = ToldHtml.Parse(Html("")).Descendants().Count();
        Prop.ForAll<string?>(value =>
        {
            var hl7 = Hl7(value);
            var fhir = JsonNode.Parse(FhirBundle.Write(ReportRecords.Hostile("x" + value), new FhirOptions()))!;
            return Count(hl7) == segments && !hl7.Any(sign => char.IsControl(sign) && sign != '\r')
                && ToldHtml.Parse(Html(value)).Descendants().Count() == elements
                && ToldFhir.Single(fhir, "Organization")["name"]!.GetValue<string>() == FormText.Value("x" + value);
        }).QuickCheckThrowOnFailure();

        static string Hl7(string? value) => Encoding.UTF8.GetString(OruMessage.Write(ReportRecords.Hostile("x" + value), new Hl7Options()));
        static string Html(string? value) => HtmlReport.Write(ReportRecords.Hostile("x" + value));
        static int Count(string message) => Hl7Message.Parse(message).Segments.Count;
    }

    // A name's carets and equals signs are its structure; components come out escaped, groups as repetitions.
    private static string Names(string text)
    {
        var name = Dicom.Data.DicomPersonName.Parse(Multi(text));
        return Hl7Fields.PersonName(name).Replace("~", "", StringComparison.Ordinal);
    }

    // The first value of several, as backslashes divide them.
    private static string Multi(string text) => text.Split('\\')[0];
}
