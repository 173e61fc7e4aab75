using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Assembly;

/// <summary>When a study is to be closed, and since when it has been open. Pure: rows go in and out of it.</summary>
/// <param name="OpenedAt">Arrival of the first image since the study was last closed; the hard cap counts from here.</param>
/// <param name="ClosesAt">When it closes unless another image comes.</param>
internal readonly record struct ClosingTime(DateTimeOffset OpenedAt, DateTimeOffset ClosesAt)
{
    /// <summary>The closing time after an image came: the quiet period from now, but never past the hard cap (requirement B1).</summary>
    /// <param name="openedAt">Since when the study is open; null when this image opens it.</param>
    /// <param name="now">When the image came.</param>
    /// <param name="options">Quiet period and hard cap.</param>
    public static ClosingTime After(DateTimeOffset? openedAt, DateTimeOffset now, AssemblyOptions options)
    {
        // A clock that was set back must not keep the study open until it has caught up.
        var opened = openedAt is { } known && known <= now ? known : now;
        var quiet = now + options.QuietPeriod;
        var cap = opened + options.HardCap;
        return new ClosingTime(opened, quiet < cap ? quiet : cap);
    }

    /// <summary>Which rule set a closing time.</summary>
    /// <param name="openedAt">Since when the study was open.</param>
    /// <param name="closesAt">The closing time that was reached.</param>
    /// <param name="options">Quiet period and hard cap.</param>
    public static ClosedBecause Rule(DateTimeOffset openedAt, DateTimeOffset closesAt, AssemblyOptions options) =>
        closesAt >= openedAt + options.HardCap ? ClosedBecause.HardCap : ClosedBecause.QuietPeriod;
}
