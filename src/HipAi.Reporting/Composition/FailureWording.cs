using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Puts failure findings into the words of a template.</summary>
internal static class FailureWording
{
    public static FailureFields Fields(FailureFinding? failure, TemplateWords words)
    {
        if (failure is null) return FailureFields.Nothing;
        if (failure.NotRunBecause is { } reason) return FailureFields.Nothing with { Applies = true, NotAssessed = words.Phrases.Translate(PlainText.Sentence(reason)) };
        var certain = failure.Status == FindingStatus.Certain;
        return new FailureFields(
            true, "", failure.Cause, Name(failure.Cause, words), certain, !certain, [.. failure.Reasons.Select(words.Phrases.Translate)],
            failure.InfectionScore.ToString("0", CultureInfo.InvariantCulture));
    }

    private static string Name(FailureCause cause, TemplateWords words) => words.Causes.GetValueOrDefault(cause, "");
}
