using System.Reflection;
using System.Text.RegularExpressions;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Answers;
using HipAi.Scp.Conformance;
using HipAi.Scp.Receiving;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Commands;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Conformance;

/// <summary>Holds docs/conformance-statement.md, and what it is made from, to the code.</summary>
[TestFixture]
[Category("A2")]
internal sealed partial class ConformanceStatementTests
{
    private static string Document => Path.Combine(Repository.Root, "docs", "conformance-statement.md");

    [Test]
    public async Task The_committed_statement_is_what_the_code_says()
    {
        var run = await CommandRun.OfAsync("conformance");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(
            File.Exists(Document) ? await File.ReadAllTextAsync(Document) : "",
            Is.EqualTo(run.Out),
            "docs/conformance-statement.md is out of date. Read what changed, then: ./run conformance > docs/conformance-statement.md");
    }

    [Test]
    public async Task The_command_is_not_for_users() => Assert.That((await CommandRun.OfAsync("--help")).Out, Does.Not.Contain("conformance"));

    [Test]
    public void Every_result_of_storing_has_one_row() =>
        Assert.That(StoreStatuses.All.Select(row => row.Result), Is.EquivalentTo(Enum.GetValues<StoreResult>()));

    [Test]
    public void Every_rejection_that_has_a_name_has_a_cause()
    {
        var named = typeof(AssociationRejection).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (AssociationRejection)property.GetValue(null)!)
            .Select(rejection => $"{rejection.Result}/{rejection.Source}/{rejection.Reason}");
        var listed = DicomAnswers.Rejections.Select(row => row.Wire).Concat(AdmissionRefusal.All.Select(r => DicomAnswer.Of(r.Rejection, r.Cause).Wire));

        Assert.That(listed.Distinct(), Is.EquivalentTo(named));
    }

    [Test]
    public void Every_answer_of_the_table_stands_in_the_statement()
    {
        var statement = ConformanceStatement.Write();

        foreach (var row in DicomAnswers.All) Assert.That(statement, Does.Contain($"| {row.Wire} | {row.Meaning} | {row.Cause} |"));
    }

    [Test]
    public void The_annex_names_every_attribute_that_the_code_reads()
    {
        var read = Sources().SelectMany(file => TagUse().Matches(File.ReadAllText(file))).Select(match => match.Groups["keyword"].Value)
            .Where(keyword => DicomDictionary.TryFindTag(keyword, out _));
        var listed = ObjectAttributes.All.Select(attribute => DicomDictionary.Find(attribute.Tag)!.Keyword);

        Assert.That(listed, Is.EquivalentTo(read.Distinct()), "src/HipAi.Scp/Conformance/ObjectAttributes.cs");
    }

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "HipAi.Dicom", "Imaging"), "*.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "src", "HipAi.Scp", "Storage", "HeaderMapping.cs"));

    [GeneratedRegex(@"DicomTag\.(?<keyword>[A-Z]\w+)")]
    private static partial Regex TagUse();
}
