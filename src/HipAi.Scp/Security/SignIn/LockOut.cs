namespace HipAi.Scp.Security.SignIn;

/// <summary>How long a user is locked out after wrong passwords (requirement H5).</summary>
internal static class LockOut
{
    /// <summary>Wrong passwords in a row until the first lock-out, and between two.</summary>
    internal const int Patience = 5;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long after so many wrong passwords in a row: 15 minutes after 5, doubled with each further 5, a day at most; null for not at all.</summary>
    internal static TimeSpan? After(int failures)
    {
        if (failures < Patience || failures % Patience != 0) return null;
        var doublings = Math.Min((failures / Patience) - 1, 10);
        return TimeSpan.FromTicks(Math.Min(First.Ticks << doublings, Longest.Ticks));
    }
}
