namespace HipAi.Studies.Tests.Reviewing;

/// <summary>How much of a text was changed.</summary>
[Category("G1")]
public sealed class EditDistanceTests
{
    [TestCase("", "", 0)]
    [TestCase("", "abc", 3)]
    [TestCase("abc", "", 3)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("flaw", "lawn", 2)]
    [TestCase("aaaa", "aa", 2)]
    [TestCase("Right hip: total.", "Right hip: hemi.", 5)]
    public void Known_distances(string before, string after, int distance)
    {
        Assert.That(EditDistance.Between(before, after), Is.EqualTo(distance));
        Assert.That(EditDistance.Between(after, before), Is.EqualTo(distance));
    }

    [Test]
    public void It_is_that_of_the_whole_table_for_any_texts()
    {
        var random = new Random(17);
        for (var i = 0; i < 300; i++)
        {
            var (one, other) = (Text(random), Text(random));
            Assert.That(EditDistance.Between(one, other), Is.EqualTo(WholeTable(one, other)), $"'{one}' and '{other}'");
        }
    }

    [Test]
    public void Of_huge_texts_that_have_nothing_in_common_it_tells_that_all_was_replaced() =>
        Assert.That(EditDistance.Between(new string('a', 60_000), new string('b', 59_000)), Is.EqualTo(60_000));

    [Test]
    public void A_small_change_of_a_huge_text_is_exact()
    {
        var text = string.Concat(Enumerable.Range(0, 6000).Select(i => $"line {i}\n"));
        Assert.That(EditDistance.Between(text, text.Replace("line 77\n", "row 77\n", StringComparison.Ordinal).Replace("line 5999\n", "", StringComparison.Ordinal)), Is.EqualTo(4 + 10));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 60)).Select(_ => "ab c"[random.Next(4)]));

    private static int WholeTable(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            }
        }

        return table[one.Length, other.Length];
    }
}
