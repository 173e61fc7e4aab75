namespace HipAi.Scp.Configuration;

/// <summary>When a study is taken as complete (requirement B1).</summary>
public sealed class AssemblyOptions
{
    /// <summary>Time without a new image after which a study is closed. <value>100 ms to 1 h, default 60 s.</value></summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time after the first image at which a study is closed whatever still arrives. <value>QuietPeriod to 24 h, default 15 min.</value></summary>
    public TimeSpan HardCap { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether a study is closed early once it has the views that a report needs (requirement B2). <value>true or false, default false.</value></summary>
    public bool EarlyStart { get; set; }

    /// <summary>Time without a new image after which such a study is closed; the quiet period where that is shorter. <value>0 to 1 h, default 5 s.</value></summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(5);
}
