using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting.Formats.Pdf;

namespace HipAi.Reporting.Tests.Formats.Pdf;

[Category("D3")]
public sealed class LineBreakerTests
{
    [TestCase("one two three", "one two|three")]
    [TestCase("abcdefghijkl m", "abcdefg|hijkl m")]
    [TestCase("", "")]
    [TestCase("a abcdefghi", "a|abcdefg|hi")]
    public void Lines_break_at_spaces_and_in_words_that_are_too_wide(string text, string lines) =>
        Assert.That(string.Join('|', LineBreaker.Break(text, 7, line => line.Length)), Is.EqualTo(lines));

    [Test]
    public void Nothing_is_lost_and_no_line_is_too_wide() => Prop.ForAll<NonNull<string>, PositiveInt>((text, room) =>
    {
        var lines = LineBreaker.Break(text.Get, room.Get, line => line.Length);
        return string.Concat(lines).Replace(" ", "", StringComparison.Ordinal) == text.Get.Replace(" ", "", StringComparison.Ordinal)
            && lines.All(line => line.Length <= Math.Max(1, room.Get));
    }).QuickCheckThrowOnFailure();
}
