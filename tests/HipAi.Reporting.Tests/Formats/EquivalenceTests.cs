using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Fhir;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Formats.Html;
using HipAi.Reporting.Tests.Formats.Fhir;
using HipAi.Reporting.Tests.Formats.Hl7;
using HipAi.Reporting.Tests.Formats.Html;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>One record, many forms: each is read back by a reader of its own and tells the same as the record (requirement D6).</summary>
[Category("D6")]
public sealed class EquivalenceTests
{
    private static IEnumerable<string> Names => ReportRecords.All.Keys;

    [TestCaseSource(nameof(Names))]
    [Category("D4")]
    public void HL7_tells_the_record(string name) =>
        Check(name, record => ToldHl7.Read(Hl7Message.Parse(OruMessage.Write(record, new Hl7Options()))));

    [TestCaseSource(nameof(Names))]
    [Category("D5")]
    public void FHIR_tells_the_record(string name) =>
        Check(name, record => ToldFhir.Read(FhirBundle.Write(record, new FhirOptions())));

    [TestCaseSource(nameof(Names))]
    public void HTML_tells_the_record(string name) =>
        Check(name, record => ToldHtml.Read(HtmlReport.Write(record)));

    [Test]
    public void A_difference_is_found()
    {
        var all = ReportRecords.All.Values.Select(ToldReport.Of).ToList();
        var same = from one in all from other in all where !ReferenceEquals(one, other) && one.Differences(other).Count == 0 select (one, other);
        // Header, author and text are not compared: two-certain, no-patient, edited and other-language tell the same of the hips.
        Assert.That(same.Count(), Is.EqualTo(12));
    }

    private static void Check(string name, Func<ReportRecord, ToldReport> read) =>
        Assert.That(ToldReport.Of(ReportRecords.All[name]).Differences(read(ReportRecords.All[name])), Is.Empty);
}
