using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Pipeline;

/// <summary>The models as they were loaded; the judge is disposed with the service.</summary>
internal sealed record LoadedStages(StudyJudge Judge)
{
    /// <summary>The stages over the files of the data folder and the templates that serve.</summary>
    public StudyStages Over(InstanceFiles files, DicomTranscoder transcoder, TemplateShelf templates) => new(
        (snapshot, ct) => Judge.JudgeAsync(snapshot, (instance, cancel) => transcoder.ToNativeAsync(files.Open(instance), frame: 0, cancel), ct),
        templates.Compose,
        [.. Judge.Models.Select(model => $"{model.Name} {model.Version}")],
        Judge.ExecutionProvider,
        Judge.ExecutionProviderReason,
        Judge.Warnings);
}
