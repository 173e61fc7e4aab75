namespace HipAi.Scp.Configuration;

/// <summary>Checks how long things are kept: a study leaves as a whole, its record last.</summary>
internal static class RetentionValidator
{
    /// <summary>Shorter than this, an object could go while it is still being sent again.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(36_525);

    /// <summary>Adds what is wrong.</summary>
    public static void Check(HipAiOptions options, SettingErrors errors)
    {
        var spans = options.Retention;
        List<(string Name, TimeSpan Span)> files = [(nameof(spans.Images), spans.Images), (nameof(spans.Pictures), spans.Pictures)];
        if (options.Delivery is { Folder.Length: 0, OwnFolders.Count: > 0 }) files.Add((nameof(spans.Reports), spans.Reports));
        foreach (var (name, span) in files.Append((nameof(spans.Quarantine), spans.Quarantine)).Append((nameof(spans.Records), spans.Records)))
            if (span != TimeSpan.Zero) errors.InRange($"Retention:{name}", span, Least, Most);
        if (spans.Records == TimeSpan.Zero) return;
        foreach (var (name, span) in files)
            if (span == TimeSpan.Zero || span > spans.Records)
                errors.Add("Retention:Records", spans.Records.ToString(), $"a record goes last: Retention:{name} must be set and not be longer");
    }
}
