using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>
/// Short values under fixed names, which reporting systems merge into the radiologist's own template: <c>HIPAI_R_CLASS</c> and so on.
/// The names never change.
/// </summary>
internal static class OruKeyRows
{
    public static IEnumerable<OruRow> Of(ReportRecord record)
    {
        yield return Key("HIPAI_STATUS", $"{ReportNotice.Banner(record.Report)}. {ReportNotice.ResearchUse}", ofModel: false);
        foreach (var hip in record.Prediction.Hips.OrderBy(hip => hip.Side))
        {
            var name = $"HIPAI_{OruHipRows.Side(hip.Side)}";
            var certain = hip.Status == FindingStatus.Certain;
            yield return Key(name + "_CLASS", certain ? HipStatement.Of(hip) : "Indeterminate");
            yield return Key(name + "_TEXT", Sentence(hip));
            yield return Key(name + "_CONF", certain ? FormNumber.Probability(hip.Probability) : "indeterminate");
        }

        if (ReportSections.Impression(record.Report) is { Length: > 0 } impression) yield return Text("HIPAI_IMPRESSION", impression);
        if (ReportSections.Limitations(record.Report) is { Length: > 0 } limitations) yield return Text("HIPAI_LIMITATION", limitations);
    }

    private static string Sentence(HipFinding hip)
    {
        var side = PlainText.Capital(hip.Side.Code());
        return (hip.Status, hip.Class) switch
        {
            (not FindingStatus.Certain, _) => $"{side} hip: Hardware indeterminate; radiologist to specify.",
            // Never as an infection: it is what a spacer looks like.
            (_, HardwareClass.PostInfectious) when HipStatement.Versus(hip) is null => $"{side} hip: Appearance suggests a post-infectious hip with antibiotic spacer.",
            _ => $"{side} hip: {HipStatement.Of(hip)}.",
        };
    }

    private static OruRow Key(string name, string value, bool ofModel = true) => new("ST", Code(name), "1", Hl7Fields.Text(value), OfModel: ofModel);

    private static OruRow Text(string name, string value) => new("TX", Code(name), "1", Hl7Fields.Lines(value));

    private static CodedConcept Code(string name) => new(name, FindingCodes.Scheme, name);
}
