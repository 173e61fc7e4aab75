using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Puts findings into the words of a template.</summary>
internal static class HipWording
{
    public static HipFields Hip(HipFinding finding, HipDecision? decision, TemplateWords words) => decision is null
        ? Hip(finding, finding.Class, finding.Status == FindingStatus.Certain, Versus(finding, words), finding.Reasons, Probability(finding), words)
        // A person's class has no probability of the models and nothing that it is too close to.
        : Hip(finding, decision.Class ?? HardwareClass.NoHardware, decision.Class is not null, "", Reasons(decision), "", words);

    private static HipFields Hip(
        HipFinding finding, HardwareClass hardware, bool certain, string versus, IEnumerable<string> reasons, string probability, TemplateWords words)
    {
        var wording = words.Hardware[hardware];
        return new HipFields(
            finding.Side, words.Sides[finding.Side], hardware, wording.Name, wording.Finding, certain, !certain,
            versus, [.. reasons.Select(words.Phrases.Translate)], probability,
            [.. finding.Votes.Select(vote => vote.View).Distinct().Order()], FailureWording.Fields(finding.Failure, words));
    }

    private static string Probability(HipFinding finding) => finding.Probability.ToString("0.00", CultureInfo.InvariantCulture);

    // Of a rejected finding no class may be told, not even as the closest: whether there is hardware is what the person has to write.
    private static IEnumerable<string> Reasons(HipDecision decision) =>
        decision.Verdict == HipVerdict.Rejected ? [PlainText.Sentence(PlainText.Line(decision.Reason))] : [];

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
