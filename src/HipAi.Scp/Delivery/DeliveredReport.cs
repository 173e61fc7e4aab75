using HipAi.Scp.Api;
using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>A report as programs read it from the delivery folder: the words, and what they were written from.</summary>
internal sealed record DeliveredReport(
    string StudyInstanceUid,
    int Version,
    int? Predecessor,
    string Status,
    DateTimeOffset ComposedAt,
    string TemplateName,
    string TemplateSha256,
    IReadOnlyList<ModelIdentity> Models,
    IReadOnlyList<DeliveredHip> Hips,
    IReadOnlyList<SectionDocument> Sections,
    string Text)
{
    public static DeliveredReport From(PreliminaryReport report, StudyPrediction prediction) => new(
        report.StudyInstanceUid,
        report.Version,
        report.Predecessor,
        report.Status.Code(),
        report.ComposedAt,
        report.TemplateName,
        report.TemplateSha256,
        prediction.Models,
        [.. prediction.Hips.Select(hip => DeliveredHip.From(hip, report.Decision(hip.Side)))],
        [.. report.Sections.Select(SectionDocument.From)],
        report.Text);
}
