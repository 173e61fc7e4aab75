using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Renders the whole matrix before a template is used (requirement E2): no section is empty, every hip that was judged is named, no
/// side and no class stands in the text that the record does not hold, and the models that spoke are always named. What it says of the cause of failure <see cref="FailureLint"/> holds.
/// </summary>
internal static class TemplateLint
{
    /// <summary>Checks a compiled template.</summary>
    /// <exception cref="TemplateException">It fails on some study; names the first such study.</exception>
    public static void Check(string source, ReportTemplate template)
    {
        var (composer, failures) = (new ReportComposer(template), new FailureLint(template));
        foreach (var example in LintMatrix.Cases(template.Conditions))
        {
            var report = composer.Compose(example.Snapshot, example.Prediction, 1, DateTimeOffset.UnixEpoch);
            var faults = Empty(template, report).Concat(Sides(template, example, report)).Concat(Classes(template, example, report))
                .Concat(Models(template, example, report)).Concat(Certainty(template, composer, example, report))
                .Concat(failures.Faults(example).Select(fault => new Fault(fault.Line, fault.Reason)));
            if (faults.FirstOrDefault() is { } fault) throw new TemplateException(source, fault.Line, $"{fault.Reason}, for {example}");
        }
    }

    private sealed record Fault(int Line, string Reason);

    private static IEnumerable<Fault> Empty(ReportTemplate template, PreliminaryReport report) =>
        from section in template.Sections
        where report.Sections.All(rendered => rendered.Heading != section.Heading)
        select new Fault(section.Line, $"section {section.Heading} is empty");

    private static IEnumerable<Fault> Sides(ReportTemplate template, LintCase example, PreliminaryReport report)
    {
        var held = example.Prediction.Hips.Select(hip => hip.Side).ToHashSet();
        foreach (var side in template.Words.Sides.Keys)
        {
            var words = template.Words.WordsOf(side).ToList();
            foreach (var word in words.Where(_ => !held.Contains(side)))
                if (Holding(report, word) is { } told)
                    yield return new Fault(LineOf(template, told), $"section {told.Heading} names a side that was not judged: '{word}'");
            if (held.Contains(side) && words.All(word => Holding(report, word) is null))
                yield return new Fault(template.Sections[0].Line, $"the report does not name a side that was judged: '{words[0]}'");
        }
    }

    private static IEnumerable<Fault> Classes(ReportTemplate template, LintCase example, PreliminaryReport report)
    {
        var held = example.HeldClasses(template.Words);
        // Names contain one another ("total hip arthroplasty" …), so what may be said is taken out before the rest is looked for.
        var allowed = held.SelectMany(hardware => Phrases(template, hardware)).OrderByDescending(phrase => phrase.Length).ToList();
        foreach (var section in report.Sections)
        {
            var rest = allowed.Aggregate(section.Text, (text, phrase) => text.Replace(phrase, "", StringComparison.OrdinalIgnoreCase));
            foreach (var other in HardwareClasses.All.Where(hardware => !held.Contains(hardware)))
                if (Phrases(template, other).FirstOrDefault(phrase => rest.Contains(phrase, StringComparison.OrdinalIgnoreCase)) is { } told)
                    yield return new Fault(LineOf(template, section), $"section {section.Heading} names a class that was not found: '{told}'");
        }
    }

    // What is doubtful may not read as if it were certain.
    private static IEnumerable<Fault> Certainty(ReportTemplate template, ReportComposer composer, LintCase example, PreliminaryReport report)
    {
        foreach (var hip in example.Prediction.Hips.Where(hip => hip.Status == FindingStatus.Indeterminate && !example.States(hip.Class)))
            if (report.Sections.FirstOrDefault(section => Statements(template, hip).Any(told => HoldsSentence(section.Text, told))) is { } stating)
                yield return new Fault(LineOf(template, stating), $"section {stating.Heading} states the class of an indeterminate hip");
        if (!example.Prediction.Hips.Any(hip => hip.Status == FindingStatus.Indeterminate)) yield break;
        var twin = example.MadeCertain();
        var certain = composer.Compose(twin.Snapshot, twin.Prediction, 1, DateTimeOffset.UnixEpoch);
        foreach (var section in report.Sections.Where(certain.Sections.Contains))
            if (example.Prediction.Hips.SelectMany(hip => Phrases(template, hip.Class)).Any(phrase => section.Text.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
                yield return new Fault(LineOf(template, section), $"section {section.Heading} reads the same whether a hip is certain or indeterminate");
    }

    private static IEnumerable<Fault> Models(ReportTemplate template, LintCase example, PreliminaryReport report) =>
        from model in example.Prediction.Models
        from told in new[] { model.Name, model.Version, model.TrainedOn }
        where !report.Text.Contains(told, StringComparison.Ordinal)
        select new Fault(template.Sections[^1].Line, "the report does not name every model with its version and what it was trained on");

    private static IEnumerable<string> Phrases(ReportTemplate template, HardwareClass hardware)
    {
        var wording = template.Words.Hardware[hardware];
        yield return wording.Name;
        yield return wording.Finding.TrimEnd('.');
        yield return wording.Both.TrimEnd('.');
        foreach (var side in template.Words.Sides.Keys)
            yield return template.Words.WithSide(wording.Impression, side).TrimEnd('.');
    }

    private static string[] Statements(ReportTemplate template, HipFinding hip)
    {
        var wording = template.Words.Hardware[hip.Class];
        return [wording.Finding, template.Words.WithSide(wording.Impression, hip.Side), wording.Both];
    }

    // A sentence, not the same words inside another one: "most similar to total hip arthroplasty" is none.
    private static bool HoldsSentence(string text, string told)
    {
        var sentence = told.TrimEnd('.');
        return text.Contains(sentence + ".", StringComparison.OrdinalIgnoreCase) || text.Contains(sentence + "\n", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(sentence, StringComparison.OrdinalIgnoreCase);
    }

    private static ReportSection? Holding(PreliminaryReport report, string word) =>
        report.Sections.FirstOrDefault(section => HoldsWord(section.Text, word));

    private static bool HoldsWord(string text, string word)
    {
        for (var at = Next(0); at >= 0; at = Next(at + 1))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        return false;

        int Next(int from) => text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
    }

    private static int LineOf(ReportTemplate template, ReportSection section) => template.Sections.First(s => s.Heading == section.Heading).Line;
}
