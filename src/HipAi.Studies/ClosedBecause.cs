namespace HipAi.Studies;

/// <summary>The rule by which a study was taken as complete.</summary>
public enum ClosedBecause
{
    /// <summary>No image arrived for the quiet period (requirement B1).</summary>
    QuietPeriod,

    /// <summary>Images kept arriving until the hard cap.</summary>
    HardCap,

    /// <summary>The views that a report needs were there, and no image arrived for the settle time (requirement B2).</summary>
    ViewsComplete,

    /// <summary>Every performed procedure step of the study was over, and all that the completed ones list had arrived (requirement B3).</summary>
    PerformedProcedureStep,

    /// <summary>A person took it on after it had been set aside.</summary>
    Person,
}
