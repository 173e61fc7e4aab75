using FsCheck;
using FsCheck.Fluent;
using HipAi.Inference.Evaluation.Sources;

namespace HipAi.Inference.Tests.Evaluation;

/// <summary>Tables come from people and programs of all kinds: what is not RFC 4180 is refused with its line, and nothing crashes.</summary>
[Category("C11")]
public sealed class CsvTableTests
{
    [Test]
    public void Quotes_commas_and_line_breaks_are_read_as_the_standard_says()
    {
        var table = CsvTable.Parse("\uFEFFa,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\n\"\",2\n");

        Assert.That(table.Columns, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(table.Rows.Select(row => row.Fields), Is.EqualTo(new[] { new[] { "1", "x, \"y\"\nz" }, ["", "2"] }));
        Assert.That(table.Rows.Select(row => row.Line), Is.EqualTo(new[] { 2, 5 }));
    }

    [TestCase("", "line 1: there is no head")]
    [TestCase("a,a\n1,2\n", "line 1: the head names a column twice")]
    [TestCase("a,b\n1\n", "line 2: has 1 fields; the head names 2")]
    [TestCase("a\nx\"y\n", "line 2: a quote inside a field")]
    [TestCase("a\n\"x\"y\n", "line 2: a quoted field goes on")]
    [TestCase("a\n\n\"x\n\n", "line 3: a quoted field has no end")]
    [TestCase("a\rb\r", "line 1: a quoted field goes on after its last quote, or a line ends with CR alone")]
    public void What_is_wrong_is_told_with_its_line(string text, string message) =>
        Assert.That(() => CsvTable.Parse(text), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(message));

    [Test]
    public void Limits_hold()
    {
        Assert.That(() => CsvTable.Parse("a\n" + new string('x', CsvTable.LongestField + 1)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("letters"));
        Assert.That(() => CsvTable.Parse("a\n\"" + new string('x', CsvTable.LongestField + 1)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("letters"));
        Assert.That(() => CsvTable.Parse(new string(',', CsvTable.MostColumns)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("columns"));
    }

    [Test]
    public void What_was_quoted_is_read_back()
    {
        var fields = Gen.Elements('a', 'ü', ',', '"', '\n', '\r', ' ').ArrayOf().Select(letters => new string(letters));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.ArrayOf(fields, 3).ToArbitrary(), row =>
        {
            var text = "x,y,z\n" + string.Join(',', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";
            Assert.That(CsvTable.Parse(text).Rows.Single().Fields, Is.EqualTo(row));
        }));
    }

    [Test]
    public void Any_text_is_a_table_or_is_refused()
    {
        var text = Gen.Elements('a', ',', '"', '\n', '\r', '\uFEFF', '\0').ArrayOf().Select(letters => new string(letters));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(text.ToArbitrary(), letters =>
        {
            try
            {
                var table = CsvTable.Parse(letters);
                Assert.That(table.Rows.Select(row => row.Fields.Length), Is.All.EqualTo(table.Columns.Count));
            }
            catch (InvalidDataException refusal)
            {
                Assert.That(refusal.Message, Does.StartWith("line "));
            }
        }));
    }
}
