using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Assembly;

/// <summary>When a study is to be closed, why, and since when it has been open. Pure: rows go in and out of it.</summary>
/// <param name="OpenedAt">Arrival of the first image since the study was last closed; the hard cap counts from here.</param>
/// <param name="ClosesAt">When it closes unless another image comes.</param>
/// <param name="Because">The rule that set <paramref name="ClosesAt"/>.</param>
internal readonly record struct ClosingTime(DateTimeOffset OpenedAt, DateTimeOffset ClosesAt, ClosedBecause Because)
{
    /// <summary>
    /// The closing time after an image came: the quiet period from now, or the settle time when the views are complete (requirement B2),
    /// but never past the hard cap (requirement B1).
    /// </summary>
    /// <param name="openedAt">Since when the study is open; null when this image opens it.</param>
    /// <param name="now">When the image came.</param>
    /// <param name="viewsComplete">Whether the study has the views that a report needs and may start early.</param>
    /// <param name="options">Quiet period, settle time and hard cap.</param>
    /// <param name="sourceQuietPeriod">Quiet period of the image's source; zero for that of the options.</param>
    public static ClosingTime After(DateTimeOffset? openedAt, DateTimeOffset now, bool viewsComplete, AssemblyOptions options, TimeSpan sourceQuietPeriod = default)
    {
        // A clock that was set back must not keep the study open until it has caught up.
        var opened = openedAt is { } known && known <= now ? known : now;
        var quietPeriod = sourceQuietPeriod > TimeSpan.Zero ? sourceQuietPeriod : options.QuietPeriod;
        var isEarly = viewsComplete && options.SettleTime < quietPeriod;
        var due = now + (isEarly ? options.SettleTime : quietPeriod);
        var cap = opened + options.HardCap;
        return due < cap
            ? new ClosingTime(opened, due, isEarly ? ClosedBecause.ViewsComplete : ClosedBecause.QuietPeriod)
            : new ClosingTime(opened, cap, ClosedBecause.HardCap);
    }

    /// <summary>The closing time when performed procedure steps say that all is here (requirement B3): now.</summary>
    public static ClosingTime AtOnce(DateTimeOffset? openedAt, DateTimeOffset now) => new(openedAt ?? now, now, ClosedBecause.PerformedProcedureStep);

    /// <summary>The closing time of a study that a person takes on: now.</summary>
    public static ClosingTime ByPerson(DateTimeOffset now) => new(now, now, ClosedBecause.Person);
}
