namespace HipAi.Scp.Configuration;

/// <summary>The folders and files of the settings as absolute paths; relative ones count from the content root.</summary>
/// <param name="ContentRoot">Where relative paths count from.</param>
/// <param name="StorageRoot">The data folder.</param>
/// <param name="ReportsFolder">Where reports are delivered to.</param>
/// <param name="ModelsFolder">Where the models lie.</param>
/// <param name="TemplatesFolder">Where the report templates lie.</param>
/// <param name="Gdcmconv">The decoder of compressed pixels; empty when it is looked for along PATH.</param>
/// <param name="Tls">The files of the TLS port.</param>
internal sealed record ResolvedPaths(
    string ContentRoot, string StorageRoot, string ReportsFolder, string ModelsFolder, string TemplatesFolder, string Gdcmconv, TlsPaths Tls)
{
    public static ResolvedPaths From(HipAiOptions options, string contentRoot)
    {
        var storage = Path.GetFullPath(options.Storage.Root, contentRoot);
        return new ResolvedPaths(
            contentRoot,
            storage,
            options.Delivery.Folder.Length == 0 ? Path.Combine(storage, "reports") : Path.GetFullPath(options.Delivery.Folder, contentRoot),
            Path.GetFullPath(options.Inference.ModelsFolder, contentRoot),
            Path.GetFullPath(options.Reporting.TemplatesFolder, contentRoot),
            options.Receiving.GdcmconvPath.Length == 0 ? "" : Path.GetFullPath(options.Receiving.GdcmconvPath, contentRoot),
            TlsPaths.From(options.Receiving.Tls, contentRoot));
    }
}
