using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference;
using HipAi.Reporting;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Pipeline;

/// <summary>Models and template as they were loaded; the judge is disposed with the service.</summary>
internal sealed record LoadedStages(StudyJudge Judge, ReportTemplate Template)
{
    /// <summary>The stages over the files of the data folder.</summary>
    public StudyStages Over(InstanceFiles files, DicomTranscoder transcoder) => new(
        (snapshot, ct) => Judge.JudgeAsync(snapshot, (instance, cancel) => transcoder.ToNativeAsync(files.Open(instance), frame: 0, cancel), ct),
        new ReportComposer(Template).Compose,
        [.. Judge.Models.Select(model => $"{model.Name} {model.Version}")],
        Judge.ExecutionProvider,
        Template.Name,
        Judge.ExecutionProviderReason,
        Judge.Warnings);
}
