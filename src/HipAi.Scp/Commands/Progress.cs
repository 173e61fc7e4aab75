namespace HipAi.Scp.Commands;

/// <summary>Tells on standard error how far a long verb is, at most every few seconds. Safe to call from many threads.</summary>
internal sealed class Progress(int total, string what, TextWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private long _told = time.GetTimestamp();
    private int _done;

    /// <summary>Progress towards a number of things.</summary>
    internal static Progress Of(int total, string what, CommandContext context) => new(total, what, context.Error, context.Time);

    /// <summary>One more is done.</summary>
    internal void Step()
    {
        lock (_gate)
        {
            _done++;
            if (time.GetElapsedTime(_told) < Interval) return;
            _told = time.GetTimestamp();
            var rate = _done / time.GetElapsedTime(_start).TotalSeconds;
            var left = (total - _done) / rate / 60;
            writer.WriteLine(FormattableString.Invariant(
                $"{_done} of {total} {what}, {rate:0.0} per second, {left:0.0} minutes left"));
        }
    }
}
