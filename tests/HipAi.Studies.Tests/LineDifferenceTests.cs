using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>The difference between two report texts, line by line.</summary>
[Category("B4")]
public sealed class LineDifferenceTests
{
    [TestCase("", "", "")]
    [TestCase("a\n", "a\n", " a")]
    [TestCase("", "a\n", "+a")]
    [TestCase("a\n", "", "-a")]
    [TestCase("a\nb\nc\n", "a\nc\n", " a,-b, c")]
    [TestCase("a\nc\n", "a\nb\nc\n", " a,+b, c")]
    [TestCase("a\nb\nc\n", "a\nx\nc\n", " a,-b,+x, c")]
    [TestCase("a\nb\nc\nd\n", "b\nd\ne\n", "-a, b,-c, d,+e")]
    [TestCase("a\na\n", "a\n", " a,-a")]
    public void Lines_stay_go_or_come(string before, string after, string wanted)
    {
        var lines = LineDifference.Between(before, after).Select(line => $"{line.ToString()[0]}{line.Text}");

        Assert.That(string.Join(',', lines), Is.EqualTo(wanted));
    }

    [Test]
    public void Texts_beyond_the_limit_are_told_as_replaced_whole()
    {
        var (before, after) = (Numbered('a', LineDifference.MostLines + 1), Numbered('b', 2));

        var lines = LineDifference.Between("head\n" + before + "tail\n", "head\n" + after + "tail\n");

        Assert.That(lines.Count(line => line.Change == LineChange.Removed), Is.EqualTo(LineDifference.MostLines + 1));
        Assert.That(lines.Count(line => line.Change == LineChange.Added), Is.EqualTo(2));
        Assert.That((lines[0], lines[^1]), Is.EqualTo((new DifferenceLine(LineChange.Same, "head"), new DifferenceLine(LineChange.Same, "tail"))));
    }

    private static string Numbered(char letter, int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{letter}{i}\n"));
}
