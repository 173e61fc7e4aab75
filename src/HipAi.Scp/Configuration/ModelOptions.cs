namespace HipAi.Scp.Configuration;

/// <summary>Which models judge.</summary>
public sealed class ModelOptions
{
    /// <summary>Folder with one folder per model; relative to the content root. <value>Default models.</value></summary>
    public string ModelsFolder { get; set; } = "models";
}
