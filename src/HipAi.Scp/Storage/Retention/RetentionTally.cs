namespace HipAi.Scp.Storage.Retention;

/// <summary>What went, or would go.</summary>
internal sealed class RetentionTally
{
    private readonly Dictionary<RetentionKind, (long Count, long Bytes)> _kinds = [];

    /// <summary>Studies, or the quarantine, that could not be worked on.</summary>
    public int Failed { get; set; }

    /// <summary>Whether nothing went.</summary>
    public bool IsEmpty => _kinds.Count == 0;

    /// <summary>Objects and bytes of a kind.</summary>
    public (long Count, long Bytes) this[RetentionKind kind] => _kinds.GetValueOrDefault(kind);

    public void Add(RetentionKind kind, long count, long bytes)
    {
        if (count == 0) return;
        var (before, length) = this[kind];
        _kinds[kind] = (before + count, length + bytes);
    }

    public void Add(RetentionTally other)
    {
        foreach (var (kind, (count, bytes)) in other._kinds) Add(kind, count, bytes);
        Failed += other.Failed;
    }
}
