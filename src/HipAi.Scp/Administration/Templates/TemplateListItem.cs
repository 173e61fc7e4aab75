namespace HipAi.Scp.Administration.Templates;

/// <summary>One template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Serves">Which studies, in words; empty when it serves none.</param>
/// <param name="Serving">The version that serves; null for none.</param>
/// <param name="Draft">The version of the draft; null for none.</param>
/// <param name="Versions">How many versions there are.</param>
internal sealed record TemplateListItem(string Name, string Title, string Language, string Serves, int? Serving, int? Draft, int Versions)
{
    public static TemplateListItem From(IEnumerable<TemplateVersion> versions)
    {
        var all = versions.ToList();
        var serving = all.Find(version => version.Status == TemplateStatus.Published);
        var told = serving ?? all[^1];
        return new TemplateListItem(
            told.Name, told.Title, told.Language, serving?.Serves ?? "", serving?.Version, all.Find(version => version.Status == TemplateStatus.Draft)?.Version, all.Count);
    }
}
