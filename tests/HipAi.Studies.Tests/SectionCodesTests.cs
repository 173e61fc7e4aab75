using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>The codes of sections.</summary>
[Category("E6")]
public sealed class SectionCodesTests
{
    [Test]
    public void Every_code_is_spelled_in_its_own_way_and_found_again()
    {
        Assert.That(SectionCodes.All.Select(code => code.Code()), Is.Unique);
        foreach (var code in SectionCodes.All) Assert.That(SectionCodes.Find(code.Code()), Is.EqualTo(code));
        Assert.That(SectionCodes.Find("FINDINGS"), Is.Null);
    }

    [Test]
    public void A_report_finds_a_section_by_what_it_is_and_not_by_its_heading()
    {
        var report = new PreliminaryReport(
            "1.2.3", 1, 1, ReportStatus.Preliminary, "t", "00", "", [new ReportSection("BEFUND", "x", SectionCode.Findings), new ReportSection("IMPRESSION", "y")], default);
        Assert.That(report.Section(SectionCode.Findings)!.Text, Is.EqualTo("x"));
        Assert.That(report.Section(SectionCode.Impression), Is.Null);
    }
}
