using System.Threading.RateLimiting;
using HipAi.Scp.Security.Users;

namespace HipAi.Scp.Security.Limits;

/// <summary>How often one name may be tried, from wherever (requirement H5): many addresses help nobody to guess. Whether there is such a user does not matter.</summary>
internal sealed class SignInPace : IDisposable
{
    /// <summary>Tries of one name within <see cref="RequestLimits.SignInWindow"/>.</summary>
    internal const int PerName = 15;

    private readonly PartitionedRateLimiter<string> _names = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(name, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerName, Window = RequestLimits.SignInWindow }));

    /// <summary>Counts a try; false when it is one too many.</summary>
    public bool MayTry(string typedName)
    {
        var name = UserNames.Normalized(typedName);
        using var lease = _names.AttemptAcquire(UserNames.IsName(name) ? name : "");
        return lease.IsAcquired;
    }

    public void Dispose() => _names.Dispose();
}
