namespace HipAi.Studies.Tests.Reviewing;

/// <summary>What a person may write.</summary>
[Category("F2")]
public sealed class ReviewTextTests
{
    [TestCase("one\r\ntwo\rthree", "one\ntwo\nthree")]
    [TestCase("\n\n  indented stays  \n\n", "  indented stays")]
    [TestCase("a\tb", "a b")]
    [TestCase("a\u0000b\u001b[2Jc\u0007", "ab[2Jc")]
    [TestCase("left\u202Ethgir\u2066x", "leftthgirx")]
    [TestCase("Größe 山田 \U0001F9B4", "Größe 山田 \U0001F9B4")]
    [TestCase("{{patient.id}} <b>|^~\\&", "{{patient.id}} <b>|^~\\&")]
    public void Text_is_cleaned_and_otherwise_kept(string written, string kept) => Assert.That(ReviewText.Clean(written), Is.EqualTo(kept));

    [Test]
    public void A_broken_character_is_left_out() => Assert.That(ReviewText.Clean("a\ud800b"), Is.EqualTo("ab"));

    [Test]
    public void A_line_is_one_line() => Assert.That(ReviewText.CleanLine(" a\r\nb "), Is.EqualTo("a b"));

    [TestCase(SectionCode.Provenance, true)]
    [TestCase(SectionCode.Limitations, true)]
    [TestCase(SectionCode.Findings, false)]
    [TestCase(SectionCode.Other, false)]
    public void How_the_draft_was_made_cannot_be_written_over(SectionCode code, bool isReadOnly) =>
        Assert.That(ReviewText.IsReadOnly(new ReportSection("X", "x", code)), Is.EqualTo(isReadOnly));
}
