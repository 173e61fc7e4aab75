using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Fhir;
using HipAi.Reporting.Formats.Html;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats.Fhir;

/// <summary>The Bundle: valid by R4, its ids steady, its statuses those of the report (requirement D5).</summary>
[Category("D5")]
public sealed class FhirBundleTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly FhirOptions Options = new();

    private static IEnumerable<string> Names => ReportRecords.All.Keys;

    private static ReportRecord Record(string name) => ReportRecords.All[name];

    private static JsonNode Bundle(ReportRecord record) => JsonNode.Parse(FhirBundle.Write(record, Options))!;

    [TestCaseSource(nameof(Names))]
    public void Every_bundle_is_valid(string name) =>
        Assert.That(FhirValidator.Faults(Encoding.UTF8.GetString(FhirBundle.Write(Record(name), Options, "%PDF-1.7"u8.ToArray()))), Is.Empty);

    [TestCase("\"status\":\"preliminary\"", "\"status\":\"draft\"")]
    [TestCase("\"code\":\"imaging\"", "\"cod\":\"imaging\"")]
    [TestCase("\"resourceType\":\"Device\"", "\"resourceType\":\"Devize\"")]
    [TestCase("\"intent\":\"order\",", "")]
    [TestCase("\"birthDate\":\"1950-01-01\"", "\"birthDate\":\"19500101\"")]
    public void A_broken_bundle_does_not_parse(string good, string bad)
    {
        var json = Encoding.UTF8.GetString(FhirBundle.Write(Record("two-certain"), Options));
        Assert.That(json, Does.Contain(good));
        Assert.That(() => FhirValidator.Parse(json.Replace(good, bad, StringComparison.Ordinal)), Throws.Exception);
    }

    [Test]
    public void A_bundle_that_breaks_a_rule_is_found()
    {
        var bundle = Bundle(Record("two-certain"));
        Assert.That(FhirValidator.Faults(bundle.ToJsonString()), Is.Empty);
        // obs-6: a reason for the absence of a value that is there.
        Resources(bundle).First(one => Type(one) == "Observation")["dataAbsentReason"] = JsonNode.Parse("""{ "text": "x" }""");
        Assert.That(FhirValidator.Faults(bundle.ToJsonString()), Has.Some.Contains("obs-6"));
    }

    [Test]
    public void The_bundle_is_its_golden_file()
    {
        var bytes = FhirBundle.Write(ReportRecords.Whole, Options);
        Assert.That(FhirBundle.Write(ReportRecords.Whole, Options with { }), Is.EqualTo(bytes), "the same record is the same bundle");
        var bundle = JsonNode.Parse(bytes)!;
        // The page has a golden file of its own.
        var html = ToldFhir.Single(bundle, "DiagnosticReport")["presentedForm"]![0]!;
        foreach (var member in new[] { "data", "hash", "size" }) html[member] = "<html>";
        Golden.Check("whole.fhir.json", bundle.ToJsonString(Indented) + "\n");
    }

    [TestCase("two-certain", "preliminary", "preliminary")]
    [TestCase("edited", "preliminary", "preliminary")]
    [TestCase("signed", "final", "final")]
    [TestCase("corrected", "corrected", "corrected")]
    [TestCase("signed-other-text", "final", "preliminary")]
    public void The_status_is_that_of_the_report(string name, string status, string ofFindings)
    {
        var resources = Resources(Bundle(Record(name))).ToList();
        Assert.That(resources.Where(one => Type(one) == "DiagnosticReport").Select(Status), Is.EqualTo(new[] { status }));
        var review = resources.First(one => Type(one) == "Observation" && Status(one) != "entered-in-error")["method"]!["text"]!.GetValue<string>();
        Assert.That(review.EndsWith("; no human review", StringComparison.Ordinal), Is.EqualTo(ofFindings == "preliminary"));
        Assert.That(resources.Where(one => Type(one) == "Observation" && Status(one) != "entered-in-error").Select(Status), Is.All.EqualTo(ofFindings).And.Not.Empty);
    }

    [Test]
    public void A_status_without_a_signature_stays_preliminary()
    {
        var record = ReportRecords.With(Record("two-certain"), report => report with { Status = ReportStatus.Final });
        Assert.That(Status(ToldFhir.Single(Bundle(record), "DiagnosticReport")), Is.EqualTo("preliminary"));
    }

    [Test]
    [Category("B4")]
    public void The_next_version_updates_the_same_resources_and_names_its_predecessor()
    {
        var first = Bundle(Record("two-certain"));
        var next = Bundle(ReportRecords.With(Record("two-certain"), report => report with { Version = 2, Predecessor = 1 }));
        var urls = Urls(next).Where(url => Urls(first).Contains(url)).ToList();
        Assert.That(urls.Select(url => url.Split('/')[0]),
            Is.EquivalentTo(new[] { "Patient", "Organization", "ServiceRequest", "ImagingStudy", "Device", "Observation", "Observation", "DiagnosticReport" }));
        var revised = ToldFhir.Single(next, "Provenance")["entity"]!.AsArray().Single(entity => entity!["role"]!.GetValue<string>() == "revision")!;
        Assert.That(revised["what"]!["identifier"]!["value"]!.GetValue<string>(),
            Is.EqualTo(ToldFhir.Single(first, "DiagnosticReport")["identifier"]![0]!["value"]!.GetValue<string>()));
    }

    [Test]
    [Category("B4")]
    public void What_a_later_version_no_longer_tells_does_not_go_on_standing()
    {
        var first = Bundle(Record("failure-certain"));
        var next = Bundle(ReportRecords.With(Record("no-hip-judged"), report => report with { Version = 2, Predecessor = 1 }));
        string[] findings = ["Observation", "RiskAssessment"];
        var stood = Resources(first).Where(one => findings.Contains(Type(one))).Select(one => one["id"]!.GetValue<string>()).ToList();
        var withdrawn = Resources(next).Where(one => findings.Contains(Type(one)) && Status(one) == "entered-in-error").Select(one => one["id"]!.GetValue<string>());
        Assert.That(stood, Has.Count.EqualTo(4).And.SubsetOf(withdrawn));
        Assert.That(ToldFhir.Single(next, "DiagnosticReport")["result"], Is.Null);
        Assert.That(FhirValidator.Faults(next.ToJsonString()), Is.Empty);
    }

    [Test]
    public void Ids_are_allowed_and_references_lead_somewhere()
    {
        foreach (var name in Names)
        {
            var bundle = Bundle(Record(name));
            Assert.That(Resources(bundle).Select(one => one["id"]!.GetValue<string>()), Is.All.Match(@"\Ahipai-[a-z0-9]{20}\z"), name);
            Assert.That(Urls(bundle), Is.Unique, name);
            Assert.That(References(bundle).Distinct(), Is.SubsetOf(Urls(bundle)), name);
            Assert.That(bundle["entry"]!.AsArray().Select(entry => entry!["fullUrl"]!.GetValue<string>()), Is.Unique, name);
        }
    }

    [Test]
    public void Another_set_of_models_is_another_device_and_another_person_another_patient()
    {
        var record = Record("two-certain");
        var models = record with { Prediction = record.Prediction with { Models = [record.Prediction.Models[0] with { Version = "2.0.0" }] } };
        Assert.That(Id(models, "Device"), Is.Not.EqualTo(Id(record, "Device")));
        Assert.That(Id(models, "Patient"), Is.EqualTo(Id(record, "Patient")));
        var header = record.Header.Clone().AddOrUpdate(Dicom.Data.DicomTag.PatientBirthDate, "19600101");
        Assert.That(Id(record with { Header = header }, "Patient"), Is.Not.EqualTo(Id(record, "Patient")));

        static string Id(ReportRecord record, string type) => ToldFhir.Single(Bundle(record), type)["id"]!.GetValue<string>();
    }

    [Test]
    public void The_presented_forms_have_size_and_hash()
    {
        var pdf = "%PDF-1.7 made up"u8.ToArray();
        var forms = ToldFhir.Single(JsonNode.Parse(FhirBundle.Write(Record("two-certain"), Options, pdf))!, "DiagnosticReport")["presentedForm"]!.AsArray();
        Assert.That(forms.Select(form => form!["contentType"]!.GetValue<string>()), Is.EqualTo(new[] { "text/html", "application/pdf" }));
        byte[][] expected = [Encoding.UTF8.GetBytes(HtmlReport.Write(Record("two-certain"))), pdf];
        foreach (var (form, bytes) in forms.Zip(expected))
        {
            Assert.That(Convert.FromBase64String(form!["data"]!.GetValue<string>()), Is.EqualTo(bytes));
            Assert.That(form["size"]!.GetValue<int>(), Is.EqualTo(bytes.Length));
#pragma warning disable CA5350 // As the standard wants it.
            Assert.That(form["hash"]!.GetValue<string>(), Is.EqualTo(Convert.ToBase64String(SHA1.HashData(bytes))));
#pragma warning restore CA5350
        }
    }

    [Test]
    public void A_draft_says_so_wherever_it_is_read()
    {
        var report = ToldFhir.Single(Bundle(Record("two-certain")), "DiagnosticReport");
        Assert.That(report["conclusion"]!.GetValue<string>(), Does.StartWith("PRELIMINARY – NOT REVIEWED\n"));
        Assert.That(report["text"]!["div"]!.GetValue<string>(), Does.Contain("PRELIMINARY – NOT REVIEWED").And.Contain("Research use only"));
        Assert.That(report["presentedForm"]![0]!["title"]!.GetValue<string>(), Does.Contain("PRELIMINARY – NOT REVIEWED"));
        Assert.That(report["resultsInterpreter"], Is.Null);
    }

    [Test]
    public void An_indeterminate_hip_has_no_value_and_no_conclusion()
    {
        var bundle = Bundle(Record("one-indeterminate"));
        var left = Resources(bundle).Single(one => Type(one) == "Observation" && one["bodySite"]!["text"]!.GetValue<string>() == "Left hip");
        Assert.That((left["valueCodeableConcept"], left["dataAbsentReason"]!["text"]!.GetValue<string>()), Is.EqualTo(((JsonNode?)null, "Indeterminate; radiologist to specify")));
        Assert.That(left["note"]!.AsArray().Select(note => note!["text"]!.GetValue<string>()), Is.EqualTo(new[] { "The members disagree.", "The margin of 0.02 is below 0.20." }));
        var codes = ToldFhir.Single(bundle, "DiagnosticReport")["conclusionCode"]!.AsArray().Select(code => code!["text"]!.GetValue<string>());
        Assert.That(codes, Is.EqualTo(new[] { "Right hip: Total hip arthroplasty" }));
        Assert.That(ToldFhir.Single(Bundle(Record("signed-other-text")), "DiagnosticReport")["conclusionCode"], Is.Null, "the person who signed wrote another text");
    }

    [Test]
    public void Options_name_the_systems_of_identifiers()
    {
        var options = new FhirOptions { PatientSystem = "http://example.org/mrn", AccessionSystem = "http://example.org/acc", ProcedureCode = new CodedConcept("24762-7", "LN", "XR Hip Views") };
        var bundle = JsonNode.Parse(FhirBundle.Write(Record("two-certain"), options))!;
        Assert.That(ToldFhir.Single(bundle, "Patient")["identifier"]![0]!["system"]!.GetValue<string>(), Is.EqualTo("http://example.org/mrn"));
        Assert.That(ToldFhir.Single(bundle, "ServiceRequest")["identifier"]![0]!["system"]!.GetValue<string>(), Is.EqualTo("http://example.org/acc"));
        Assert.That(ToldFhir.Single(bundle, "DiagnosticReport")["code"]!["coding"]![0]!["code"]!.GetValue<string>(), Is.EqualTo("24762-7"));
        Assert.That(ToldFhir.Single(Bundle(Record("two-certain")), "Patient")["identifier"]![0]!["system"]!.GetValue<string>(), Is.EqualTo("urn:oid:2.25.77"));
    }

    private static IEnumerable<JsonNode> Resources(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!);

    private static List<string> Urls(JsonNode bundle) => [.. bundle["entry"]!.AsArray().Select(entry => entry!["request"]!["url"]!.GetValue<string>())];

    private static string Type(JsonNode resource) => resource["resourceType"]!.GetValue<string>();

    private static string Status(JsonNode resource) => resource["status"]!.GetValue<string>();

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(member => member.Key == "reference" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
