namespace HipAi.Reporting;

/// <summary>One field of the vocabulary.</summary>
/// <param name="Name">Its name in templates.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Description">What it tells, in Markdown.</param>
/// <param name="Codes">The codes it may hold; empty unless <see cref="FieldKind.Code"/>.</param>
/// <param name="Children">The fields of the group; empty unless <see cref="FieldKind.Group"/> or <see cref="FieldKind.List"/>.</param>
public sealed record ReportField(string Name, FieldKind Kind, string Description, IReadOnlyList<string> Codes, IReadOnlyList<ReportField> Children)
{
    /// <summary>The child of that name; null when there is none.</summary>
    /// <param name="name">A field name.</param>
    public ReportField? Child(string name) => Children.FirstOrDefault(child => child.Name == name);
}
