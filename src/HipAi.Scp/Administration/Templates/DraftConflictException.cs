namespace HipAi.Scp.Administration.Templates;

/// <summary>Somebody else has written the draft meanwhile, or it is gone.</summary>
/// <param name="current">The draft as it is now; null when there is none.</param>
internal sealed class DraftConflictException(TemplateVersion? current) : Exception(
    current is null ? "the draft is not there any more: it was published or discarded meanwhile" : $"{current.WrittenBy} has saved this draft meanwhile")
{
    /// <summary>The draft as it is now; null when there is none.</summary>
    public TemplateVersion? Current => current;
}
