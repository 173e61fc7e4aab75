namespace HipAi.Dicom.Tests.Fuzzing;

/// <summary>What came of many inputs. Added to by several threads.</summary>
internal sealed class FuzzReport
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private long _mostAllocated;
    private TimeSpan _slowest;

    /// <summary>How many inputs there were.</summary>
    public int Count => _outcomes.Values.Sum();

    /// <summary>How many different things became of them.</summary>
    public int Kinds => _outcomes.Count;

    /// <summary>One more input.</summary>
    public void Add(string outcome, long allocated, TimeSpan time)
    {
        lock (_gate)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            _mostAllocated = Math.Max(_mostAllocated, allocated);
            if (time > _slowest) _slowest = time;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{string.Join(", ", _outcomes.Select(o => $"{o.Value} {o.Key}"))}; at most {_mostAllocated / 1024} KiB allocated and {_slowest.TotalMilliseconds:F0} ms for one";
}
