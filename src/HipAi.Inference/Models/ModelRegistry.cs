using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Models;

/// <summary>The members of all tasks: every model in the models folder, in the order of the folders' names. At least one judges hardware.</summary>
internal sealed class ModelRegistry : IDisposable
{
    private ModelRegistry(IReadOnlyList<ModelMember> members, string executionProvider, string providerReason)
    {
        Members = members;
        ExecutionProvider = executionProvider;
        ProviderReason = members.Any(member => member.IsBound) ? $"{providerReason}; inputs and outputs lie in pinned memory" : providerReason;
        Hardware = Of(ModelTasks.Hardware);
        Triage = Of(ModelTasks.Triage);
        Failure = Of(ModelTasks.Failure);
        Warnings = [.. EnsembleWarnings.Of([.. members.Select(member => member.Manifest)])];

        List<ModelMember> Of(string task) => [.. members.Where(member => member.Manifest.Task == task)];
    }

    public IReadOnlyList<ModelMember> Members { get; }

    /// <summary>The members that name the hardware; one at least.</summary>
    public IReadOnlyList<ModelMember> Hardware { get; }

    /// <summary>The members that tell view and quality; of several the mean counts. May be empty.</summary>
    public IReadOnlyList<ModelMember> Triage { get; }

    /// <summary>The members that tell the cause of failure; may be empty.</summary>
    public IReadOnlyList<ModelMember> Failure { get; }

    /// <summary><c>CPU</c> or <c>CUDA</c>.</summary>
    public string ExecutionProvider { get; }

    /// <summary>Why that one, in words for the log.</summary>
    public string ProviderReason { get; }

    /// <summary>What the operator should know of the ensembles; empty when all is well.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Loads all models.</summary>
    /// <exception cref="ModelContractException">A model does not keep its contract, or none judges hardware.</exception>
    /// <exception cref="InferenceProviderException">CUDA was demanded and cannot be had.</exception>
    public static ModelRegistry Load(string modelsFolder, InferenceOptions options)
    {
        OrtEnv.Instance().DisableTelemetryEvents();
        var manifests = ReadManifests(modelsFolder);
        switch (options.Provider)
        {
            case InferenceProvider.Cpu:
                return new ModelRegistry(LoadMembers(manifests, Models.ExecutionProvider.Cpu(options)), "CPU", "the CPU was asked for");
            case InferenceProvider.Cuda:
                return LoadOnCuda(manifests, options);
            default:
                var reason = TryCuda(manifests, options, out var registry);
                return registry ?? new ModelRegistry(LoadMembers(manifests, Models.ExecutionProvider.Cpu(options)), "CPU", $"CUDA is not used: {reason}");
        }
    }

    public void Dispose()
    {
        foreach (var member in Members) member.Dispose();
    }

    private static ModelRegistry LoadOnCuda(IReadOnlyList<(string, ModelManifest)> manifests, InferenceOptions options)
    {
        if (Models.ExecutionProvider.WhyNoCuda() is { } reason) throw new InferenceProviderException($"CUDA was asked for, but {reason}.");
        try
        {
            return new ModelRegistry(LoadMembers(manifests, Models.ExecutionProvider.Cuda(options)), "CUDA", "CUDA was asked for");
        }
        catch (OnnxRuntimeException e)
        {
            // The provider's own message names the library or the device that is missing.
            throw new InferenceProviderException($"CUDA was asked for, but its provider cannot be loaded: {e.Message}", e);
        }
    }

    private static string TryCuda(IReadOnlyList<(string, ModelManifest)> manifests, InferenceOptions options, out ModelRegistry? registry)
    {
        registry = null;
        if (Models.ExecutionProvider.WhyNoCuda() is { } reason) return reason;
        try
        {
            registry = new ModelRegistry(LoadMembers(manifests, Models.ExecutionProvider.Cuda(options)), "CUDA", "the CUDA provider was found and every model keeps its contract on it");
            return "";
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelContractException)
        {
            // No device, no driver, or other answers than the CPU's: the CPU decides whether the model is at fault.
            return e.Message;
        }
    }

    private static List<ModelMember> LoadMembers(IReadOnlyList<(string Folder, ModelManifest Manifest)> manifests, ExecutionProvider provider)
    {
        var members = new List<ModelMember>();
        try
        {
            foreach (var (folder, manifest) in manifests) members.Add(ModelMember.Load(folder, manifest, provider));
            return members;
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelContractException)
        {
            // One refused member refuses the ensemble; the sessions that were already open must not leak.
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    private static List<(string Folder, ModelManifest Manifest)> ReadManifests(string modelsFolder)
    {
        if (!Directory.Exists(modelsFolder)) throw new ModelContractException("(any)", "models folder", $"'{modelsFolder}' does not exist.");
        var found = new List<(string Folder, ModelManifest Manifest)>();
        foreach (var folder in ModelFolders.In(modelsFolder))
        {
            var manifest = ManifestReader.Read(folder);
            if (found.Any(other => other.Manifest.Name == manifest.Name))
                throw new ModelContractException(manifest.Name, "name", $"is also the name of the model in {Path.GetFileName(folder)}.");
            found.Add((folder, manifest));
        }

        return found.Any(model => model.Manifest.Task == ModelTasks.Hardware)
            ? found
            : throw new ModelContractException("(any)", "models folder", $"'{modelsFolder}' holds no model with the task '{ModelTasks.Hardware}'.");
    }
}
