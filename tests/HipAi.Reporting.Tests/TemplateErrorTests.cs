using HipAi.Reporting;

namespace HipAi.Reporting.Tests;

/// <summary>
/// Requirement E2: what is wrong with a template is said with line and reason, and nothing of it is used. Each file pair in
/// Golden/errors is an edit of the shipped template (lines of "- old" and "+ new"; "> name text" is a partial) and the message that it must give.
/// </summary>
[Category("E2")]
public sealed class TemplateErrorTests
{
    private static IEnumerable<TestCaseData> Edits() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden", "errors"), "*.edit").Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [TestCaseSource(nameof(Edits))]
    public void A_spoilt_template_is_refused_with_line_and_reason(string edit)
    {
        var lines = File.ReadAllLines(edit);
        var text = Shipped.Edited(Marked(lines, "- "), Marked(lines, "+ "));
        var message = Assert.Throws<TemplateException>(() => Shipped.Parse(text, Shipped.TemplateName, Partials(lines)))!.Message;
        File.WriteAllText(Shipped.PathOf(Path.GetFileNameWithoutExtension(edit) + ".actual.error"), message + "\n");
        var expected = Path.ChangeExtension(edit, ".error");
        Assert.That(message, Is.EqualTo(File.Exists(expected) ? File.ReadAllText(expected).TrimEnd('\n') : "(no .error file)"));
    }

    [Test]
    public void There_is_an_edit_for_every_kind_of_fault() => Assert.That(Edits().Count(), Is.GreaterThanOrEqualTo(25));

    private static (string Name, string Text)[] Partials(string[] lines) =>
        [.. lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..].Split(' ', 2)).GroupBy(parts => parts[0], parts => parts[1])
            .Select(partial => (partial.Key, string.Join('\n', partial) + "\n"))];

    private static string Marked(string[] lines, string mark) =>
        string.Join('\n', lines.Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..]));
}
