using HipAi.Inference;
using HipAi.Inference.Models;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Pipeline;

/// <summary>Loads the models at start; what cannot be loaded is an error of the setting that names it.</summary>
internal static class StageLoader
{
    /// <summary>Loads the models.</summary>
    /// <returns>Null when <paramref name="errors"/> got an entry.</returns>
    public static LoadedStages? Load(HipAiOptions options, ResolvedPaths paths, TimeProvider time, List<SettingError> errors)
    {
        try
        {
            return new LoadedStages(StudyJudge.Load(paths.ModelsFolder, options.Inference.ToInferenceOptions(), time));
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
