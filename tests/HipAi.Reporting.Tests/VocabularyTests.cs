using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>What templates may name is what the code gives and what the document says.</summary>
[Category("E1")]
public sealed class VocabularyTests
{
    [Test]
    public void The_document_lists_every_field_as_the_code_has_it()
    {
        var documented = File.ReadAllLines(Shipped.PathOf("docs", "templates.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var expected = Rows(ReportFields.Root, "").ToList();
        var actual = Shipped.PathOf("fields.actual.md");
        File.WriteAllLines(actual, expected);
        Assert.That(documented.Where(row => row.Split('|').Length == 5), Is.EqualTo(expected), $"the table as the code has it lies in {actual}");
    }

    [Test]
    public void The_document_lists_every_helper()
    {
        var text = File.ReadAllText(Shipped.PathOf("docs", "templates.md"));
        foreach (var helper in TemplateHelpers.Names) Assert.That(text, Does.Contain($"`{{{{{helper} "));
    }

    [Test]
    public void The_document_has_the_same_blocks_helpers_and_keys_as_the_editor_is_told()
    {
        var rows = File.ReadAllLines(Shipped.PathOf("docs", "templates.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToList();
        string[] written = [.. TemplateSyntax.Blocks.Concat(TemplateSyntax.Helpers).Concat(TemplateSyntax.Others).Select(entry => $"| `{entry.Write}` | {entry.Explanation} |")];
        string[] keys = [.. TemplateSyntax.FrontMatterKeys.Concat(TemplateSyntax.ServingKeys).Select(entry => $"| {entry.Name} | {entry.Explanation} |")];

        Assert.That(rows.Where(row => row.StartsWith("| `{{", StringComparison.Ordinal)), Is.EquivalentTo(written));
        Assert.That(rows, Is.SupersetOf(keys));
        Assert.That(TemplateSyntax.Helpers.Select(helper => helper.Name), Is.EqualTo(TemplateHelpers.Names));
        Assert.That(TemplateSyntax.Sections.Select(section => section.Name), Is.EqualTo(SectionCodes.All.Where(code => code != SectionCode.Other).Select(code => code.Code())));
        Assert.That(TemplateSyntax.FrontMatterKeys.Select(key => key.Name).Order(), Is.EqualTo(typeof(FrontMatter).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]).Order()));
    }

    [Test, Category("E3")]
    public void Every_made_up_study_of_the_editor_can_be_worded_by_the_shipped_template()
    {
        foreach (var sample in TemplateSamples.All)
        {
            var report = new ReportComposer(Shipped.Template).Compose(sample.Snapshot, sample.Prediction, 1, Samples.Now);
            Assert.That(report.Sections, Is.Not.Empty, sample.Title);
            Assert.That(TemplateSamples.Find(sample.Id), Is.SameAs(sample));
        }

        Assert.That(TemplateSamples.All.Select(sample => sample.Id), Is.Unique);
    }

    [Test]
    public void The_dictionaries_hold_exactly_the_vocabulary()
    {
        var snapshot = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral));
        var prediction = Samples.Prediction(snapshot, [Samples.Indeterminate(HipSide.Right, HardwareClass.Hemiarthroplasty, 0.5, HardwareClass.NoHardware, "why")]);
        var model = ReportModelBuilder.Build(Shipped.Template, snapshot, prediction, 1, Samples.Now, []);
        Holds(ReportFields.Root, ReportFields.ToDictionary(model));
    }

    private static void Holds(ReportField group, IReadOnlyDictionary<string, object> values)
    {
        Assert.That(values.Keys, Is.EqualTo(group.Children.Select(child => child.Name)));
        foreach (var field in group.Children)
        {
            var value = values[field.Name];
            if (field.Kind == FieldKind.Code) Assert.That(field.Codes, Does.Contain(value));
            if (field.Kind == FieldKind.Text) Assert.That(value, Is.TypeOf<string>());
            if (field.Kind == FieldKind.Group) Holds(field, (IReadOnlyDictionary<string, object>)value);
            if (field.Kind == FieldKind.List)
                foreach (var item in (List<object>)value) Holds(field, (IReadOnlyDictionary<string, object>)item);
            if (field.Kind == FieldKind.Texts) Assert.That((List<object>)value, Has.All.TypeOf<string>());
        }
    }

    private static IEnumerable<string> Rows(ReportField group, string prefix)
    {
        foreach (var field in group.Children)
        {
            var name = prefix + field.Name + (field.Kind is FieldKind.List or FieldKind.Texts ? "[]" : "");
            var codes = field.Codes.Count > 0 ? ": " + string.Join(", ", field.Codes.Select(code => $"`{code}`")) : "";
            yield return $"| `{name}` | {Kind(field.Kind)} | {field.Description}{codes} |";
            foreach (var row in Rows(field, name + ".")) yield return row;
        }
    }

    private static string Kind(FieldKind kind) => kind switch
    {
        FieldKind.Texts => "list of texts",
        FieldKind.List => "list",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
