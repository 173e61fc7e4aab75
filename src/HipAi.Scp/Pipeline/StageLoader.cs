using HipAi.Inference;
using HipAi.Inference.Models;
using HipAi.Reporting;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Pipeline;

/// <summary>Loads models and template at start; what cannot be loaded is an error of the setting that names it.</summary>
internal static class StageLoader
{
    /// <summary>Loads both, so that the errors of both are told at once.</summary>
    /// <returns>Null when <paramref name="errors"/> got an entry.</returns>
    public static LoadedStages? Load(HipAiOptions options, ResolvedPaths paths, TimeProvider time, List<SettingError> errors)
    {
        var before = errors.Count;
        var template = LoadTemplate(options, paths, errors);
        var judge = LoadJudge(options, paths, time, errors);
        if (template is null || judge is null || errors.Count > before)
        {
            judge?.Dispose();
            return null;
        }

        return new LoadedStages(judge, template);
    }

    private static ReportTemplate? LoadTemplate(HipAiOptions options, ResolvedPaths paths, List<SettingError> errors)
    {
        try
        {
            return TemplateLoader.Load(paths.TemplateFile);
        }
        catch (Exception fault) when (fault is TemplateException or IOException or UnauthorizedAccessException)
        {
            // The template's own fault, or the file cannot be had.
            errors.Add(new SettingError($"{HipAiOptions.SectionName}:Reporting:TemplateFile", options.Reporting.TemplateFile, fault.Message));
            return null;
        }
    }

    private static StudyJudge? LoadJudge(HipAiOptions options, ResolvedPaths paths, TimeProvider time, List<SettingError> errors)
    {
        try
        {
            return StudyJudge.Load(paths.ModelsFolder, options.Inference.ToInferenceOptions(), time);
        }
        catch (InferenceProviderException fault)
        {
            // CUDA was demanded and cannot be had.
            errors.Add(new SettingError($"{HipAiOptions.SectionName}:Inference:Provider", options.Inference.Provider.ToString(), fault.Message));
            return null;
        }
        catch (Exception fault) when (fault is ModelContractException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // A model breaks its contract, or the folder cannot be read.
            errors.Add(new SettingError($"{HipAiOptions.SectionName}:Inference:ModelsFolder", options.Inference.ModelsFolder, fault.Message));
            return null;
        }
    }
}
