namespace HipAi.Scp.Storage.Retention;

/// <summary>What of one study goes now.</summary>
/// <param name="Images">The images, by the numbers of their rows.</param>
/// <param name="Pictures">Whether the pictures go.</param>
/// <param name="Reports">Whether the delivered files in the data folder go.</param>
/// <param name="Record">Whether the record goes, once the files are gone.</param>
internal sealed record RetentionDecision(IReadOnlyList<long> Images, bool Pictures, bool Reports, bool Record)
{
    /// <summary>Everything stays.</summary>
    public static RetentionDecision Nothing { get; } = new([], false, false, false);

    /// <summary>Whether files go.</summary>
    public bool HasFiles => Images.Count > 0 || Pictures || Reports;
}
