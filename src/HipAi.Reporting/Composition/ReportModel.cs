using System.ComponentModel;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Everything a template may name: the whole vocabulary. The field names of templates are these property names in camel case; the
/// descriptions are the documentation (docs/templates.md, held by a test). All texts are single lines without control characters.
/// </summary>
public sealed record ReportModel
{
    /// <summary>The patient.</summary>
    [Description("the patient")]
    public required PatientFields Patient { get; init; }

    /// <summary>The study.</summary>
    [Description("the study and its order")]
    public required StudyFields Study { get; init; }

    /// <summary>How many images.</summary>
    [Description("counts of objects")]
    public required ImageFields Images { get; init; }

    /// <summary>Earlier studies.</summary>
    [Description("earlier studies of the patient that the service holds, newest first, five at most; none of them was compared")]
    public required IReadOnlyList<PriorFields> Priors { get; init; }

    /// <summary>The views used.</summary>
    [Description("the views that were judged, AP first; equal views once")]
    public required IReadOnlyList<ViewFields> Views { get; init; }

    /// <summary>The views used, as codes.</summary>
    [Description("the views that were judged, for `has`")]
    public required IReadOnlyList<RadiographView> ViewCodes { get; init; }

    /// <summary>The texts of the views used.</summary>
    [Description("the views in one phrase per hip: `AP and frog-leg lateral of the left hip`")]
    public required IReadOnlyList<string> Technique { get; init; }

    /// <summary>The findings.</summary>
    [Description("one entry per hip that was judged, right before left")]
    public required IReadOnlyList<HipFields> Hips { get; init; }

    /// <summary>The impressions.</summary>
    [Description("one entry per statement of the impression; two hips that are certain and the same make one, unless a cause of failure is named")]
    public required IReadOnlyList<ImpressionFields> Impressions { get; init; }

    /// <summary>Whether causes of failure were assessed.</summary>
    [Description("whether the cause of failure was assessed of at least one hip")]
    public required bool FailureAssessed { get; init; }

    /// <summary>The limitations.</summary>
    [Description("whole sentences: images that were not judged or are doubtful, and why")]
    public required IReadOnlyList<string> Limitations { get; init; }

    /// <summary>The models.</summary>
    [Description("the models that voted")]
    public required IReadOnlyList<ModelFields> Models { get; init; }

    /// <summary>What the models were trained on.</summary>
    [Description("what the models were trained on; equal texts once")]
    public required IReadOnlyList<string> TrainedOn { get; init; }

    /// <summary>This report.</summary>
    [Description("this report")]
    public required ReportMetaFields Report { get; init; }

    /// <summary>The template.</summary>
    [Description("the template that renders")]
    public required TemplateFields Template { get; init; }
}
