using System.Text;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Tests.Formats.Hl7;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>One record, many forms: each is read back by a reader of its own and tells the same as the record (requirement D6).</summary>
[Category("D6")]
public sealed class EquivalenceTests
{
    private static IEnumerable<string> Names => ReportRecords.All.Keys;

    [TestCaseSource(nameof(Names))]
    [Category("D4")]
    public void HL7_tells_the_record(string name)
    {
        var told = ToldHl7.Read(Hl7Message.Parse(OruMessage.Write(ReportRecords.All[name], new Hl7Options())));
        Assert.That(ToldReport.Of(ReportRecords.All[name]).Differences(told), Is.Empty);
    }

    [Test]
    public void A_difference_is_found()
    {
        var all = ReportRecords.All.Values.Select(ToldReport.Of).ToList();
        var same = from one in all from other in all where !ReferenceEquals(one, other) && one.Differences(other).Count == 0 select (one, other);
        // Header, author and text are not compared: these pairs tell the same of the hips.
        Assert.That(same.Count(), Is.EqualTo(6));
    }
}
