using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Puts findings into the words of a template.</summary>
internal static class HipWording
{
    public static HipFields Hip(HipFinding finding, TemplateWords words)
    {
        var wording = words.Hardware[finding.Class];
        var certain = finding.Status == FindingStatus.Certain;
        return new HipFields(
            finding.Side, words.Sides[finding.Side], finding.Class, wording.Name, wording.Finding, certain, !certain,
            Versus(finding, words), [.. finding.Reasons.Select(words.Phrases.Translate)], finding.Probability.ToString("0.00", CultureInfo.InvariantCulture),
            [.. finding.Votes.Select(vote => vote.View).Distinct().Order()], FailureWording.Fields(finding.Failure, words));
    }

    /// <summary>One statement per hip, or a single one when both are certain and the same and no cause of failure is named.</summary>
    public static IReadOnlyList<ImpressionFields> Impressions(IReadOnlyList<HipFields> hips, TemplateWords words) =>
        hips is [{ Certain: true, Versus: "" } right, { Certain: true, Versus: "" } left] && right.Class == left.Class && right.Side != left.Side
            && FailureName(right) + FailureName(left) == ""
            ? [new ImpressionFields(1, false, true, ImageLaterality.Bilateral, "", right.Class, right.ClassName, true, "", words.Hardware[right.Class].Both, FailureCause.None, "")]
            : [.. hips.Select((hip, i) => Impression(hip, i + 1, hips.Count > 1, words))];

    private static ImpressionFields Impression(HipFields hip, int number, bool several, TemplateWords words)
    {
        var sentence = PlainText.Capital(words.WithSide(words.Hardware[hip.Class].Impression, hip.Side));
        var side = hip.Side == HipSide.Right ? ImageLaterality.Right : ImageLaterality.Left;
        return new ImpressionFields(
            number, several, false, side, hip.SideName, hip.Class, hip.ClassName, hip.Certain, hip.Versus, sentence,
            hip.Failure.Certain ? hip.Failure.Cause : FailureCause.None, FailureName(hip));
    }

    private static string FailureName(HipFields hip) => hip.Failure.Certain ? hip.Failure.CauseName : "";

    private static string Versus(HipFinding finding, TemplateWords words) => Differential.Of(finding) is { } other ? words.Hardware[other].Name : "";
}
