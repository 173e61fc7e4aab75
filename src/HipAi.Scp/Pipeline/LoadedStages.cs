using HipAi.Inference;
using HipAi.Reporting;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Pipeline;

/// <summary>Models and template as they were loaded; the judge is disposed with the service.</summary>
internal sealed record LoadedStages(StudyJudge Judge, ReportTemplate Template)
{
    /// <summary>The stages over the files of the data folder.</summary>
    public StudyStages Over(InstanceFiles files) => new(
        (snapshot, ct) => Judge.Judge(snapshot, files.Open, ct),
        new ReportComposer(Template).Compose,
        [.. Judge.Models.Select(model => $"{model.Name} {model.Version}")],
        Judge.ExecutionProvider,
        Template.Name);
}
