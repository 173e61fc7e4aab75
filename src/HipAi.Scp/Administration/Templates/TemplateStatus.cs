namespace HipAi.Scp.Administration.Templates;

/// <summary>How a version of a template is spelled in database and API: where it stands.</summary>
internal static class TemplateStatus
{
    /// <summary>Being written; serves nothing. One per template.</summary>
    public const string Draft = "draft";

    /// <summary>Serves. One per template.</summary>
    public const string Published = "published";

    /// <summary>Served once; may be rolled back to.</summary>
    public const string Retired = "retired";
}
