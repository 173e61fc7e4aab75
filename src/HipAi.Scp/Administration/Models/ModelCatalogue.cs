using HipAi.Inference.Models;

namespace HipAi.Scp.Administration.Models;

/// <summary>
/// The models in the models folder, as the desk shows them (requirement C10, the part that is seen). The folder is read when it is asked for:
/// what was changed since the start is told as not serving.
/// </summary>
internal sealed class ModelCatalogue(LoadedModels loaded)
{
    private const string CardFile = "MODEL_CARD.md";
    private const long LargestText = 1 << 20;

    /// <summary>Where the report of an evaluation may lie; the first that is there counts.</summary>
    private static readonly string[] EvaluationFiles = ["EVALUATION.md", "evaluation.md", "report.md", Path.Combine("evaluation", "report.md")];

    /// <summary>How they were loaded.</summary>
    public LoadedModels Loaded => loaded;

    /// <summary>All models, in the order of the names of their folders; those that cannot be read are told by reason.</summary>
    public (IReadOnlyList<CataloguedModel> Models, IReadOnlyList<string> Troubles) All()
    {
        var (models, troubles) = (new List<CataloguedModel>(), new List<string>());
        foreach (var folder in ModelFolders.In(loaded.Folder))
        {
            try
            {
                models.Add(Read(folder));
            }
            catch (Exception fault) when (fault is ModelContractException or IOException or UnauthorizedAccessException)
            {
                // Changed since the start, or being copied: the others are shown.
                troubles.Add($"{Path.GetFileName(folder)}: {fault.Message}");
            }
        }

        return (models, troubles);
    }

    /// <summary>The model of that name; null when there is none.</summary>
    public CataloguedModel? Find(string name) => All().Models.FirstOrDefault(model => model.Manifest.Name == name);

    private CataloguedModel Read(string folder)
    {
        var manifest = ModelFolders.ReadManifest(folder);
        return new CataloguedModel(
            manifest,
            File.ReadAllText(Path.Combine(folder, ModelFolders.ManifestFile)),
            loaded.Serving.Contains($"{manifest.Name} {manifest.Version}"),
            Rendered(Path.Combine(folder, CardFile)),
            EvaluationFiles.Select(file => Rendered(Path.Combine(folder, file))).FirstOrDefault(html => html is not null));
    }

    private static string? Rendered(string file) =>
        new FileInfo(file) is { Exists: true, Length: <= LargestText } ? MarkdownPage.ToHtml(File.ReadAllText(file)) : null;
}
