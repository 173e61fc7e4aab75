namespace HipAi.Inference.Models;

/// <summary>The models folder: one folder per model, whose names that begin with a dot are passed over.</summary>
public static class ModelFolders
{
    /// <summary>Name of the manifest's file.</summary>
    public const string ManifestFile = ManifestReader.FileName;

    /// <summary>The folders of the models, in the order of their names; none where the models folder is not there.</summary>
    /// <param name="modelsFolder">The models folder.</param>
    public static IReadOnlyList<string> In(string modelsFolder) => Directory.Exists(modelsFolder)
        ? [.. Directory.GetDirectories(modelsFolder).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads and checks the manifest of a model.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="ModelContractException">It does not keep the contract.</exception>
    public static ModelManifest ReadManifest(string folder) => ManifestReader.Read(folder);
}
