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
        foreach (var statement in HipStatement.Hips(record).Select(hip => HipStatement.Of(record.Report, hip)))
        {
            var (hip, ofModel) = (statement.Finding, statement.Decision is null);
            var name = $"HIPAI_{OruHipRows.Side(hip.Side)}";
            yield return Key(name + "_CLASS", statement.Class is not null ? statement.Words : ofModel ? "Indeterminate" : "Rejected", ofModel);
            yield return Key(name + "_TEXT", Sentence(statement), ofModel);
            yield return Key(name + "_CONF", !ofModel ? "reviewed" : statement.IsCertain ? FormNumber.Probability(hip.Probability) : "indeterminate", ofModel);
        }

        if (ReportSections.Impression(record.Report) is { Length: > 0 } impression) yield return Text("HIPAI_IMPRESSION", impression);
        if (ReportSections.Limitations(record.Report) is { Length: > 0 } limitations) yield return Text("HIPAI_LIMITATION", limitations);
    }

    private static string Sentence(HipStatement statement)
    {
        var side = PlainText.Capital(statement.Finding.Side.Code());
        return (statement.Class, statement.Decision) switch
        {
            (null, not null) => $"{side} hip: as stated in the report.",
            (null, _) => $"{side} hip: Hardware indeterminate; radiologist to specify.",
            // Never as an infection: it is what a spacer looks like.
            (HardwareClass.PostInfectious, _) when statement.Versus is null => $"{side} hip: Appearance suggests a post-infectious hip with antibiotic spacer.",
            _ => $"{side} hip: {statement.Words}.",
        };
    }

    private static OruRow Key(string name, string value, bool ofModel = true) => new("ST", Code(name), "1", Hl7Fields.Text(value), OfModel: ofModel);

    private static OruRow Text(string name, string value) => new("TX", Code(name), "1", Hl7Fields.Lines(value));

    private static CodedConcept Code(string name) => new(name, FindingCodes.Scheme, name);
}
