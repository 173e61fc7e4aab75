namespace HipAi.Studies;

/// <summary>The status of a report. The machine only ever writes <see cref="Preliminary"/>; a person signs.</summary>
public enum ReportStatus
{
    /// <summary>Written by the machine, not reviewed.</summary>
    Preliminary,

    /// <summary>Signed by a radiologist.</summary>
    Final,

    /// <summary>Signed by a radiologist in place of a version that was signed before: a correction or an addendum.</summary>
    Corrected,
}
