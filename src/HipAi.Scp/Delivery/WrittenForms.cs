namespace HipAi.Scp.Delivery;

/// <summary>The forms as the rooms of reporting write them.</summary>
internal static class WrittenForms
{
    /// <summary>All of them.</summary>
    public static ReportForms All { get; } = new(
        _ => throw new NotSupportedException(),
        _ => throw new NotSupportedException(),
        _ => throw new NotSupportedException(),
        _ => throw new NotSupportedException(),
        _ => throw new NotSupportedException(),
        (_, _) => throw new NotSupportedException(),
        _ => throw new NotSupportedException(),
        _ => throw new NotSupportedException());
}
